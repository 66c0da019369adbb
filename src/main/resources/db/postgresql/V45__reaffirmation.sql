-- A registration that found all of it there changed nothing, but counts from when it was acknowledged: what was true before that does
-- not end it. Times are UTC; ids are compared by bytes.
CREATE TABLE reaffirmation (
    customer_id       VARCHAR(11) COLLATE "C" NOT NULL,
    institution       VARCHAR(9) COLLATE "C"  NOT NULL,
    relationship_type VARCHAR(10) COLLATE "C" NOT NULL,
    recorded_at       TIMESTAMP(6)            NOT NULL,
    valid_from        DATE                    NOT NULL,
    valid_to          DATE                    NOT NULL,
    ownership         VARCHAR(20)             NOT NULL,
    CONSTRAINT reaffirmation_pk PRIMARY KEY (customer_id, institution, relationship_type, recorded_at)
);
