-- Who takes part. Read as a whole into memory; rights_stamp says whether what is in memory still holds.
CREATE TABLE rights_stamp (
    id     NUMBER(1)    NOT NULL,
    stamp  VARCHAR2(36) NOT NULL,
    CONSTRAINT pk_rights_stamp PRIMARY KEY (id)
);
INSERT INTO rights_stamp (id, stamp) VALUES (1, '00000000-0000-0000-0000-000000000000');

CREATE TABLE participant (
    org_number        VARCHAR2(9)        NOT NULL,
    name              VARCHAR2(200 CHAR) NOT NULL,
    active_from       DATE               NOT NULL,
    active_to         DATE               NOT NULL,
    suspended_since   DATE,
    suspension_reason VARCHAR2(500 CHAR),
    coverage          VARCHAR2(10),
    mandates          VARCHAR2(10),
    supplier          NUMBER(1)          NOT NULL,
    CONSTRAINT pk_participant PRIMARY KEY (org_number)
);

CREATE TABLE participant_concession (
    org_number VARCHAR2(9)        NOT NULL,
    concession VARCHAR2(100 CHAR) NOT NULL,
    CONSTRAINT pk_concession PRIMARY KEY (org_number, concession),
    CONSTRAINT fk_concession FOREIGN KEY (org_number) REFERENCES participant (org_number)
);

CREATE TABLE participant_collection_account (
    org_number     VARCHAR2(9)  NOT NULL,
    account_number VARCHAR2(11) NOT NULL,
    CONSTRAINT pk_collection_account PRIMARY KEY (org_number, account_number),
    CONSTRAINT fk_collection_account FOREIGN KEY (org_number) REFERENCES participant (org_number)
);

CREATE TABLE participant_pinned_certificate (
    org_number  VARCHAR2(9)  NOT NULL,
    fingerprint VARCHAR2(64) NOT NULL,
    CONSTRAINT pk_pinned_certificate PRIMARY KEY (org_number, fingerprint),
    CONSTRAINT fk_pinned_certificate FOREIGN KEY (org_number) REFERENCES participant (org_number)
);

CREATE TABLE delegation (
    principal  VARCHAR2(9)    NOT NULL,
    supplier   VARCHAR2(9)    NOT NULL,
    valid_from DATE           NOT NULL,
    valid_to   DATE           NOT NULL,
    operations VARCHAR2(1000) NOT NULL,
    withdrawn  DATE,
    CONSTRAINT pk_delegation PRIMARY KEY (principal, supplier, valid_from),
    CONSTRAINT fk_delegation_principal FOREIGN KEY (principal) REFERENCES participant (org_number),
    CONSTRAINT fk_delegation_supplier FOREIGN KEY (supplier) REFERENCES participant (org_number)
);
