-- When what a row says was true, where that is not when it was recorded: rows that come from a list count from its extraction.
ALTER TABLE customer_relationship ADD stated_at TIMESTAMP(6);

-- The batches of institutions. receipt_no gives the order in which an institution's are applied. Times are UTC.
CREATE TABLE batch (
    batch_id           VARCHAR2(36) NOT NULL,
    receipt_no         NUMBER(19) GENERATED ALWAYS AS IDENTITY,
    signer             VARCHAR2(9) NOT NULL,
    certificate        VARCHAR2(64) NOT NULL,
    correlation_id     VARCHAR2(36) NOT NULL,
    request_sha256     VARCHAR2(64) NOT NULL,
    content_sha256     VARCHAR2(64) NOT NULL,
    institution        VARCHAR2(9) NOT NULL,
    relationship_type  VARCHAR2(10) NOT NULL,
    batch_mode         VARCHAR2(10) NOT NULL,
    batch_state        VARCHAR2(25) NOT NULL,
    on_invalid_entry   VARCHAR2(15) NOT NULL,
    extracted_at       TIMESTAMP(6) NOT NULL,
    range_from         VARCHAR2(11),
    range_to           VARCHAR2(11),
    entries            NUMBER(9) NOT NULL,
    refused            NUMBER(9) NOT NULL,
    unreadable         NUMBER(9) NOT NULL,
    duplicates         NUMBER(9) NOT NULL,
    chunks             NUMBER(9) NOT NULL,
    chunks_done        NUMBER(9) NOT NULL,
    added              NUMBER(9) NOT NULL,
    changed            NUMBER(9) NOT NULL,
    already_there      NUMBER(9) NOT NULL,
    ended              NUMBER(9) NOT NULL,
    not_found          NUMBER(9) NOT NULL,
    before_start       NUMBER(9) NOT NULL,
    overtaken          NUMBER(9) NOT NULL,
    not_applied        NUMBER(9) NOT NULL,
    missing            NUMBER(9),
    open_relationships NUMBER(9),
    missing_ended      NUMBER(9) NOT NULL,
    confirmed          NUMBER(1) NOT NULL,
    received_at        TIMESTAMP(6) NOT NULL,
    started_at         TIMESTAMP(6),
    completed_at       TIMESTAMP(6),
    CONSTRAINT batch_pk PRIMARY KEY (batch_id),
    CONSTRAINT batch_request UNIQUE (signer, correlation_id)
);
CREATE INDEX batch_of_institution ON batch (institution, receipt_no);

-- Entries, packed, by customer; and what became of them, a byte for each. A chunk is applied as a whole or not at all.
CREATE TABLE batch_chunk (
    batch_id       VARCHAR2(36) NOT NULL,
    chunk_no       NUMBER(9) NOT NULL,
    first_position NUMBER(9) NOT NULL,
    last_position  NUMBER(9) NOT NULL,
    content        BLOB NOT NULL,
    outcomes       BLOB,
    CONSTRAINT batch_chunk_pk PRIMARY KEY (batch_id, chunk_no)
);

-- Entries that were refused when the batch was checked, packed, by position.
CREATE TABLE batch_refusal (
    batch_id       VARCHAR2(36) NOT NULL,
    page_no        NUMBER(9) NOT NULL,
    first_position NUMBER(9) NOT NULL,
    last_position  NUMBER(9) NOT NULL,
    content        BLOB NOT NULL,
    CONSTRAINT batch_refusal_pk PRIMARY KEY (batch_id, page_no)
);

-- Of db-scheduler: which institution's turn it is, and who is at it. Times are UTC.
CREATE TABLE scheduled_task (
    task_name            VARCHAR2(100) NOT NULL,
    task_instance        VARCHAR2(100) NOT NULL,
    task_data            BLOB,
    execution_time       TIMESTAMP(6),
    picked               ${truth},
    picked_by            VARCHAR2(50),
    last_success         TIMESTAMP(6),
    last_failure         TIMESTAMP(6),
    consecutive_failures NUMBER(19, 0),
    last_heartbeat       TIMESTAMP(6),
    version              NUMBER(19, 0),
    priority             NUMBER(5),
    CONSTRAINT scheduled_task_pk PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_task_execution ON scheduled_task (execution_time);
CREATE INDEX scheduled_task_heartbeat ON scheduled_task (last_heartbeat);
