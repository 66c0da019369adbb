-- The journal with encrypted content, and the seals that prove it. Entries written before this version held customer ids in plain
-- text and no commitment to their content; they cannot be sealed, and go: no register has been in production with them.
DROP TABLE journal_entry;

-- Who asked what about whom, on which mandate, and what was answered. Append-only; only a purge takes content out again: control_object,
-- its hash, detail and the salt. What stays commits to it. Times are UTC.
CREATE TABLE journal_entry (
    entry_no              BIGINT GENERATED ALWAYS AS IDENTITY,
    entry_id              VARCHAR(36) COLLATE "C" NOT NULL,
    recorded_at           TIMESTAMP(6) NOT NULL,
    operation             VARCHAR(60) NOT NULL,
    actor                 VARCHAR(100) NOT NULL,
    principal             VARCHAR(9) COLLATE "C",
    certificate           VARCHAR(64),
    correlation_id        VARCHAR(36),
    case_id               VARCHAR(36) COLLATE "C",
    legal_mandate         VARCHAR(1000),
    period_from           DATE,
    period_to             DATE,
    outcome               VARCHAR(20) NOT NULL,
    control_object        BYTEA,
    control_object_key    VARCHAR(40),
    control_object_hash   BYTEA,
    control_object_commit BYTEA,
    detail                TEXT,
    detail_salt           BYTEA,
    detail_commit         BYTEA,
    CONSTRAINT journal_entry_pk PRIMARY KEY (entry_no),
    CONSTRAINT journal_entry_id UNIQUE (entry_id)
);
CREATE INDEX journal_entry_at ON journal_entry (recorded_at);
CREATE INDEX journal_entry_case ON journal_entry (case_id);
CREATE INDEX journal_entry_object ON journal_entry (control_object_hash);
CREATE INDEX journal_entry_principal ON journal_entry (principal, recorded_at);

-- The signed request and reply of an entry, compressed and encrypted.
CREATE TABLE journal_message (
    entry_id       VARCHAR(36) COLLATE "C" NOT NULL,
    kind           VARCHAR(10) COLLATE "C" NOT NULL,
    recorded_at    TIMESTAMP(6) NOT NULL,
    content_commit BYTEA      NOT NULL,
    content        BYTEA,
    content_key    VARCHAR(40),
    CONSTRAINT journal_message_pk PRIMARY KEY (entry_id, kind)
);
CREATE INDEX journal_message_at ON journal_message (recorded_at);

-- Certificates that entries and blocks name by their fingerprint: the certificate first, then its issuers as far as they are known.
CREATE TABLE journal_certificate (
    fingerprint VARCHAR(64) COLLATE "C" NOT NULL,
    chain       BYTEA         NOT NULL,
    CONSTRAINT journal_certificate_pk PRIMARY KEY (fingerprint)
);

-- Entries that wait for their seal: written with the entry, taken away by the sealer.
CREATE TABLE journal_unsealed (
    entry_id VARCHAR(36) COLLATE "C" NOT NULL,
    CONSTRAINT journal_unsealed_pk PRIMARY KEY (entry_id)
);

CREATE TABLE journal_block (
    block_no      BIGINT   NOT NULL,
    previous_hash BYTEA      NOT NULL,
    merkle_root   BYTEA      NOT NULL,
    entries       INTEGER   NOT NULL,
    sealed_at     TIMESTAMP(6) NOT NULL,
    certificate   VARCHAR(64) NOT NULL,
    signature     BYTEA    NOT NULL,
    block_hash    BYTEA      NOT NULL,
    CONSTRAINT journal_block_pk PRIMARY KEY (block_no)
);

CREATE TABLE journal_leaf (
    block_no  BIGINT   NOT NULL,
    leaf_no   INTEGER   NOT NULL,
    entry_id  VARCHAR(36) COLLATE "C" NOT NULL,
    leaf_hash BYTEA      NOT NULL,
    CONSTRAINT journal_leaf_pk PRIMARY KEY (block_no, leaf_no),
    CONSTRAINT journal_leaf_entry UNIQUE (entry_id)
);

-- What a time stamp authority said of a block, and so of all before it.
CREATE TABLE journal_time_stamp (
    block_no BIGINT NOT NULL,
    token    BYTEA       NOT NULL,
    CONSTRAINT journal_time_stamp_pk PRIMARY KEY (block_no)
);

-- Cases that a data subject's report does not show for now.
CREATE TABLE journal_withheld (
    case_id  VARCHAR(36) COLLATE "C"       NOT NULL,
    since    TIMESTAMP(6)       NOT NULL,
    operator VARCHAR(100) NOT NULL,
    reason   VARCHAR(500) NOT NULL,
    CONSTRAINT journal_withheld_pk PRIMARY KEY (case_id)
);

-- Keys that content was written under, by a check value that tells nothing of the key: so that a wrong key is noticed at the start.
CREATE TABLE journal_key (
    key_id      VARCHAR(40) NOT NULL,
    check_value VARCHAR(64) NOT NULL,
    CONSTRAINT journal_key_pk PRIMARY KEY (key_id)
);
