-- Why a batch waits, or waited, to be confirmed; how many open relationships a batch in mode END would end, once that is counted;
-- and how many of its entries start so early that they are looked at again when its turn comes.
ALTER TABLE batch ADD asks_because VARCHAR2(30);
ALTER TABLE batch ADD would_end NUMBER(9);
ALTER TABLE batch ADD early_starts NUMBER(9) DEFAULT 0 NOT NULL;
