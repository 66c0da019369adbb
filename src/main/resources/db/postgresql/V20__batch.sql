-- When what a row says was true, where that is not when it was recorded: rows that come from a list count from its extraction.
ALTER TABLE customer_relationship ADD COLUMN stated_at TIMESTAMP(6);

-- The batches of institutions. receipt_no gives the order in which an institution's are applied. Times are UTC.
CREATE TABLE batch (
    batch_id           VARCHAR(36) COLLATE "C" NOT NULL,
    receipt_no         BIGINT GENERATED ALWAYS AS IDENTITY,
    signer             VARCHAR(9) COLLATE "C" NOT NULL,
    certificate        VARCHAR(64) NOT NULL,
    correlation_id     VARCHAR(36) COLLATE "C" NOT NULL,
    request_sha256     VARCHAR(64) COLLATE "C" NOT NULL,
    content_sha256     VARCHAR(64) COLLATE "C" NOT NULL,
    institution        VARCHAR(9) COLLATE "C" NOT NULL,
    relationship_type  VARCHAR(10) COLLATE "C" NOT NULL,
    batch_mode         VARCHAR(10) NOT NULL,
    batch_state        VARCHAR(25) NOT NULL,
    on_invalid_entry   VARCHAR(15) NOT NULL,
    extracted_at       TIMESTAMP(6) NOT NULL,
    range_from         VARCHAR(11),
    range_to           VARCHAR(11),
    entries            INTEGER NOT NULL,
    refused            INTEGER NOT NULL,
    unreadable         INTEGER NOT NULL,
    duplicates         INTEGER NOT NULL,
    chunks             INTEGER NOT NULL,
    chunks_done        INTEGER NOT NULL,
    added              INTEGER NOT NULL,
    changed            INTEGER NOT NULL,
    already_there      INTEGER NOT NULL,
    ended              INTEGER NOT NULL,
    not_found          INTEGER NOT NULL,
    before_start       INTEGER NOT NULL,
    overtaken          INTEGER NOT NULL,
    not_applied        INTEGER NOT NULL,
    missing            INTEGER,
    open_relationships INTEGER,
    missing_ended      INTEGER NOT NULL,
    confirmed          SMALLINT NOT NULL,
    received_at        TIMESTAMP(6) NOT NULL,
    started_at         TIMESTAMP(6),
    completed_at       TIMESTAMP(6),
    CONSTRAINT batch_pk PRIMARY KEY (batch_id),
    CONSTRAINT batch_request UNIQUE (signer, correlation_id)
);
CREATE INDEX batch_of_institution ON batch (institution, receipt_no);

-- Entries, packed, by customer; and what became of them, a byte for each. A chunk is applied as a whole or not at all.
CREATE TABLE batch_chunk (
    batch_id       VARCHAR(36) COLLATE "C" NOT NULL,
    chunk_no       INTEGER NOT NULL,
    first_position INTEGER NOT NULL,
    last_position  INTEGER NOT NULL,
    content        BYTEA NOT NULL,
    outcomes       BYTEA,
    CONSTRAINT batch_chunk_pk PRIMARY KEY (batch_id, chunk_no)
);

-- Entries that were refused when the batch was checked, packed, by position.
CREATE TABLE batch_refusal (
    batch_id       VARCHAR(36) COLLATE "C" NOT NULL,
    page_no        INTEGER NOT NULL,
    first_position INTEGER NOT NULL,
    last_position  INTEGER NOT NULL,
    content        BYTEA NOT NULL,
    CONSTRAINT batch_refusal_pk PRIMARY KEY (batch_id, page_no)
);

-- Of db-scheduler: which institution's turn it is, and who is at it.
CREATE TABLE scheduled_task (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(100) NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP(6) WITH TIME ZONE,
    picked               BOOLEAN NOT NULL,
    picked_by            VARCHAR(50),
    last_success         TIMESTAMP(6) WITH TIME ZONE,
    last_failure         TIMESTAMP(6) WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP(6) WITH TIME ZONE,
    version              BIGINT NOT NULL,
    priority             SMALLINT,
    CONSTRAINT scheduled_task_pk PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_task_execution ON scheduled_task (execution_time);
CREATE INDEX scheduled_task_heartbeat ON scheduled_task (last_heartbeat);
