-- How many entries of the next chunk are carried out already, where a whole chunk took too long; and, while a batch makes no progress,
-- since when and why. Times are UTC.
ALTER TABLE batch ADD COLUMN part_done INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE batch ADD COLUMN stalled_since TIMESTAMP(6);
ALTER TABLE batch ADD COLUMN stalled_because VARCHAR(10);
-- Who has work, and what comes next: by the few batches that are not finished, however many there have been.
CREATE INDEX batch_queue ON batch (batch_state, institution, receipt_no);
