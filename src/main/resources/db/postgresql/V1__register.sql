-- One row per form in which the register held, or holds, a period. Open ends are 9999-12-31. Nothing is overwritten or deleted:
-- a change gives superseded_at to the old row and adds a new one. One key and no other index: it guards that a relationship has one
-- open current row at most, answers the lookup by customer, and keeps bulk loads fast. Times are UTC; ids are compared by bytes.
CREATE TABLE customer_relationship (
    customer_id       VARCHAR(11) COLLATE "C" NOT NULL,
    institution       VARCHAR(9) COLLATE "C"  NOT NULL,
    relationship_type VARCHAR(10) COLLATE "C" NOT NULL,
    valid_from        DATE                    NOT NULL,
    valid_to          DATE                    NOT NULL,
    ownership         VARCHAR(20)             NOT NULL,
    recorded_at       TIMESTAMP(6)            NOT NULL,
    superseded_at     TIMESTAMP(6)            NOT NULL,
    superseded_by     VARCHAR(12),
    reason            VARCHAR(500),
    CONSTRAINT customer_relationship_pk
        PRIMARY KEY (customer_id, institution, relationship_type, valid_to, superseded_at),
    CONSTRAINT customer_relationship_valid CHECK (valid_from <= valid_to),
    CONSTRAINT customer_relationship_known CHECK (recorded_at < superseded_at)
);
