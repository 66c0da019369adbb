-- What agencies may ask. The number is the row's place in the list.
CREATE TABLE legal_mandate (
    mandate_number     NUMBER(6)           NOT NULL,
    service            VARCHAR2(100 CHAR)  NOT NULL,
    consumer_name      VARCHAR2(200 CHAR)  NOT NULL,
    consumer           VARCHAR2(9)         NOT NULL,
    operations         VARCHAR2(500)       NOT NULL,
    subject_kinds      VARCHAR2(50)        NOT NULL,
    mandate_text       VARCHAR2(500 CHAR)  NOT NULL,
    ownership          VARCHAR2(10)        NOT NULL,
    period_rule        VARCHAR2(200)       NOT NULL,
    active             NUMBER(1)           NOT NULL,
    aliases            VARCHAR2(2000 CHAR),
    CONSTRAINT pk_legal_mandate PRIMARY KEY (mandate_number)
);
