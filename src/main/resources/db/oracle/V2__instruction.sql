-- What was carried out, with the receipt that was given: the same instruction again gets the same receipt again. Times are UTC.
CREATE TABLE instruction (
    signer             VARCHAR2(9) NOT NULL,
    correlation_id     VARCHAR2(36) NOT NULL,
    content_sha256     VARCHAR2(64) NOT NULL,
    receipt_id         VARCHAR2(36) NOT NULL,
    outcome            VARCHAR2(20) NOT NULL,
    institution        VARCHAR2(9) NOT NULL,
    customer_id        VARCHAR2(11) NOT NULL,
    relationship_type  VARCHAR2(10) NOT NULL,
    valid_from         DATE NOT NULL,
    valid_to           DATE NOT NULL,
    ownership          VARCHAR2(20) NOT NULL,
    period_recorded_at TIMESTAMP(6) NOT NULL,
    recorded_at        TIMESTAMP(6) NOT NULL,
    CONSTRAINT instruction_pk PRIMARY KEY (signer, correlation_id)
);
