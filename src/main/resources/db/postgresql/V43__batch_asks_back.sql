-- Why a batch waits, or waited, to be confirmed; how many open relationships a batch in mode END would end, once that is counted;
-- and how many of its entries start so early that they are looked at again when its turn comes.
ALTER TABLE batch ADD COLUMN asks_because VARCHAR(30);
ALTER TABLE batch ADD COLUMN would_end INTEGER;
ALTER TABLE batch ADD COLUMN early_starts INTEGER DEFAULT 0 NOT NULL;
