-- A registration that found all of it there changed nothing, but counts from when it was acknowledged: what was true before that does
-- not end it. Times are UTC.
CREATE TABLE reaffirmation (
    customer_id       VARCHAR2(11) NOT NULL,
    institution       VARCHAR2(9)  NOT NULL,
    relationship_type VARCHAR2(10) NOT NULL,
    recorded_at       TIMESTAMP(6) NOT NULL,
    valid_from        DATE         NOT NULL,
    valid_to          DATE         NOT NULL,
    ownership         VARCHAR2(20) NOT NULL,
    CONSTRAINT reaffirmation_pk PRIMARY KEY (customer_id, institution, relationship_type, recorded_at)
);
