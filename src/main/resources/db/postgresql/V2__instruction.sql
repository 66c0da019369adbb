-- What was carried out, with the receipt that was given: the same instruction again gets the same receipt again. Times are UTC.
CREATE TABLE instruction (
    signer             VARCHAR(9) COLLATE "C" NOT NULL,
    correlation_id     VARCHAR(36) COLLATE "C" NOT NULL,
    content_sha256     VARCHAR(64) COLLATE "C" NOT NULL,
    receipt_id         VARCHAR(36) COLLATE "C" NOT NULL,
    outcome            VARCHAR(20) NOT NULL,
    institution        VARCHAR(9) COLLATE "C" NOT NULL,
    customer_id        VARCHAR(11) COLLATE "C" NOT NULL,
    relationship_type  VARCHAR(10) COLLATE "C" NOT NULL,
    valid_from         DATE NOT NULL,
    valid_to           DATE NOT NULL,
    ownership          VARCHAR(20) NOT NULL,
    period_recorded_at TIMESTAMP(6) NOT NULL,
    recorded_at        TIMESTAMP(6) NOT NULL,
    CONSTRAINT instruction_pk PRIMARY KEY (signer, correlation_id)
);
