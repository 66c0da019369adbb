-- Who asked what about whom, on which mandate, and what was answered. Append-only: entry_no gives the order of arrival, roughly, so that
-- new entries go to the end of the key; entry_id is what an answer refers to. Times are UTC.
CREATE TABLE journal_entry (
    entry_no        NUMBER(19) GENERATED ALWAYS AS IDENTITY,
    entry_id        VARCHAR2(36) NOT NULL,
    recorded_at     TIMESTAMP(6) NOT NULL,
    operation       VARCHAR2(60) NOT NULL,
    actor           VARCHAR2(100 CHAR) NOT NULL,
    principal       VARCHAR2(9),
    certificate     VARCHAR2(64),
    correlation_id  VARCHAR2(36),
    case_id         VARCHAR2(36),
    legal_mandate   VARCHAR2(1000 CHAR),
    control_object  VARCHAR2(11),
    period_from     DATE,
    period_to       DATE,
    outcome         VARCHAR2(20) NOT NULL,
    detail          CLOB,
    CONSTRAINT journal_entry_pk PRIMARY KEY (entry_no),
    CONSTRAINT journal_entry_id UNIQUE (entry_id)
);
