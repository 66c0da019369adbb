-- What agencies may ask. The number is the row's place in the list.
CREATE TABLE legal_mandate (
    mandate_number INTEGER NOT NULL,
    service VARCHAR(100) NOT NULL,
    consumer_name VARCHAR(200) NOT NULL,
    consumer VARCHAR(9) COLLATE "C" NOT NULL,
    operations VARCHAR(500) NOT NULL,
    subject_kinds VARCHAR(50) NOT NULL,
    mandate_text VARCHAR(500) NOT NULL,
    ownership VARCHAR(10) NOT NULL,
    period_rule VARCHAR(200) NOT NULL,
    active SMALLINT NOT NULL,
    aliases VARCHAR(2000),
    CONSTRAINT pk_legal_mandate PRIMARY KEY (mandate_number)
);
