-- When what carries the time recorded_at could be seen: the last thing that is written before its commit. A chunk of a batch takes
-- seconds, an instruction as long as its receipt; who asks what was known at a moment is told what could be seen then. Times are UTC.
CREATE TABLE commit_time (
    institution  VARCHAR2(9)  NOT NULL,
    recorded_at  TIMESTAMP(6) NOT NULL,
    committed_at TIMESTAMP(6) NOT NULL,
    CONSTRAINT commit_time_pk PRIMARY KEY (institution, recorded_at)
);
