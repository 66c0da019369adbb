-- What became of a batch's entries, packed, by position: a page of the report is found by its key. as_of: how far the batch was.
-- coded: only entries that carry a code. The last page of each kind ends at the highest position there may be.
CREATE TABLE batch_report_page (
    batch_id      VARCHAR(36) COLLATE "C" NOT NULL,
    as_of         VARCHAR(12) COLLATE "C" NOT NULL,
    coded         SMALLINT NOT NULL,
    last_position INTEGER NOT NULL,
    content       BYTEA NOT NULL,
    CONSTRAINT batch_report_page_pk PRIMARY KEY (batch_id, as_of, coded, last_position)
);
