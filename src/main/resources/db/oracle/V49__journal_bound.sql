-- Who wrote it: the node's name (anew at each start), the number that it gave, and a keyed hash over both and what was written. Whoever
-- has the database but no key of the journal can't make one. What was there before has none.
ALTER TABLE journal_entry ADD node VARCHAR2(36);
ALTER TABLE journal_entry ADD node_no NUMBER(19);
ALTER TABLE journal_entry ADD bound RAW(32);
ALTER TABLE journal_message ADD node VARCHAR2(36);
ALTER TABLE journal_message ADD node_no NUMBER(19);
ALTER TABLE journal_message ADD bound RAW(32);
ALTER TABLE journal_block ADD bound RAW(32);

-- What no node wrote is not sealed: 1.
ALTER TABLE journal_unsealed ADD refused NUMBER(1) DEFAULT 0 NOT NULL;

-- How far each node's numbers have come: all up to this one are stored but those excepted, such as 17-23 40.
CREATE TABLE journal_node (
    node     VARCHAR2(36) NOT NULL,
    up_to    NUMBER(19)   NOT NULL,
    excepted CLOB,
    bound    RAW(32)      NOT NULL,
    CONSTRAINT journal_node_pk PRIMARY KEY (node)
);
