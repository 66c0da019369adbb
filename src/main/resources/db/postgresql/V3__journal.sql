-- Who asked what about whom, on which mandate, and what was answered. Append-only: entry_no gives the order of arrival, roughly, so that
-- new entries go to the end of the key; entry_id is what an answer refers to. Times are UTC.
CREATE TABLE journal_entry (
    entry_no        BIGINT GENERATED ALWAYS AS IDENTITY,
    entry_id        VARCHAR(36) COLLATE "C" NOT NULL,
    recorded_at     TIMESTAMP(6) NOT NULL,
    operation       VARCHAR(60) NOT NULL,
    actor           VARCHAR(100) NOT NULL,
    principal       VARCHAR(9),
    certificate     VARCHAR(64),
    correlation_id  VARCHAR(36),
    case_id         VARCHAR(36),
    legal_mandate   VARCHAR(1000),
    control_object  VARCHAR(11),
    period_from     DATE,
    period_to       DATE,
    outcome         VARCHAR(20) NOT NULL,
    detail          TEXT,
    CONSTRAINT journal_entry_pk PRIMARY KEY (entry_no),
    CONSTRAINT journal_entry_id UNIQUE (entry_id)
);
