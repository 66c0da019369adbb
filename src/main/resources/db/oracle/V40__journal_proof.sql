-- The journal with encrypted content, and the seals that prove it. Entries written before this version held customer ids in plain
-- text and no commitment to their content; they cannot be sealed, and go: no register has been in production with them.
DROP TABLE journal_entry;

-- Who asked what about whom, on which mandate, and what was answered. Append-only; only a purge takes content out again: control_object,
-- its hash, detail and the salt. What stays commits to it. Times are UTC.
CREATE TABLE journal_entry (
    entry_no              NUMBER(19) GENERATED ALWAYS AS IDENTITY,
    entry_id              VARCHAR2(36) NOT NULL,
    recorded_at           TIMESTAMP(6) NOT NULL,
    operation             VARCHAR2(60) NOT NULL,
    actor                 VARCHAR2(100 CHAR) NOT NULL,
    principal             VARCHAR2(9),
    certificate           VARCHAR2(64),
    correlation_id        VARCHAR2(36),
    case_id               VARCHAR2(36),
    legal_mandate         VARCHAR2(1000 CHAR),
    period_from           DATE,
    period_to             DATE,
    outcome               VARCHAR2(20) NOT NULL,
    control_object        RAW(100),
    control_object_key    VARCHAR2(40),
    control_object_hash   RAW(32),
    control_object_commit RAW(32),
    detail                CLOB,
    detail_salt           RAW(16),
    detail_commit         RAW(32),
    CONSTRAINT journal_entry_pk PRIMARY KEY (entry_no),
    CONSTRAINT journal_entry_id UNIQUE (entry_id)
);
CREATE INDEX journal_entry_at ON journal_entry (recorded_at);
CREATE INDEX journal_entry_case ON journal_entry (case_id);
CREATE INDEX journal_entry_object ON journal_entry (control_object_hash);
CREATE INDEX journal_entry_principal ON journal_entry (principal, recorded_at);

-- The signed request and reply of an entry, compressed and encrypted.
CREATE TABLE journal_message (
    entry_id       VARCHAR2(36) NOT NULL,
    kind           VARCHAR2(10) NOT NULL,
    recorded_at    TIMESTAMP(6) NOT NULL,
    content_commit RAW(32)      NOT NULL,
    content        BLOB,
    content_key    VARCHAR2(40),
    CONSTRAINT journal_message_pk PRIMARY KEY (entry_id, kind)
);
CREATE INDEX journal_message_at ON journal_message (recorded_at);

-- Certificates that entries and blocks name by their fingerprint: the certificate first, then its issuers as far as they are known.
CREATE TABLE journal_certificate (
    fingerprint VARCHAR2(64) NOT NULL,
    chain       BLOB         NOT NULL,
    CONSTRAINT journal_certificate_pk PRIMARY KEY (fingerprint)
);

-- Entries that wait for their seal: written with the entry, taken away by the sealer.
CREATE TABLE journal_unsealed (
    entry_id VARCHAR2(36) NOT NULL,
    CONSTRAINT journal_unsealed_pk PRIMARY KEY (entry_id)
);

CREATE TABLE journal_block (
    block_no      NUMBER(19)   NOT NULL,
    previous_hash RAW(32)      NOT NULL,
    merkle_root   RAW(32)      NOT NULL,
    entries       NUMBER(10)   NOT NULL,
    sealed_at     TIMESTAMP(6) NOT NULL,
    certificate   VARCHAR2(64) NOT NULL,
    signature     RAW(1024)    NOT NULL,
    block_hash    RAW(32)      NOT NULL,
    CONSTRAINT journal_block_pk PRIMARY KEY (block_no)
);

CREATE TABLE journal_leaf (
    block_no  NUMBER(19)   NOT NULL,
    leaf_no   NUMBER(10)   NOT NULL,
    entry_id  VARCHAR2(36) NOT NULL,
    leaf_hash RAW(32)      NOT NULL,
    CONSTRAINT journal_leaf_pk PRIMARY KEY (block_no, leaf_no),
    CONSTRAINT journal_leaf_entry UNIQUE (entry_id)
);

-- What a time stamp authority said of a block, and so of all before it.
CREATE TABLE journal_time_stamp (
    block_no NUMBER(19) NOT NULL,
    token    BLOB       NOT NULL,
    CONSTRAINT journal_time_stamp_pk PRIMARY KEY (block_no)
);

-- Cases that a data subject's report does not show for now.
CREATE TABLE journal_withheld (
    case_id  VARCHAR2(36)       NOT NULL,
    since    TIMESTAMP(6)       NOT NULL,
    operator VARCHAR2(100 CHAR) NOT NULL,
    reason   VARCHAR2(500 CHAR) NOT NULL,
    CONSTRAINT journal_withheld_pk PRIMARY KEY (case_id)
);

-- Keys that content was written under, by a check value that tells nothing of the key: so that a wrong key is noticed at the start.
CREATE TABLE journal_key (
    key_id      VARCHAR2(40) NOT NULL,
    check_value VARCHAR2(64) NOT NULL,
    CONSTRAINT journal_key_pk PRIMARY KEY (key_id)
);
