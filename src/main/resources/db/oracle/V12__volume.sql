-- How much each agency asks, over all nodes. Times in UTC; days are days in Norway.
CREATE TABLE volume_minute (
    consumer     VARCHAR2(9)  NOT NULL,
    minute_start TIMESTAMP(6) NOT NULL,
    requests     NUMBER(10)   NOT NULL,
    CONSTRAINT pk_volume_minute PRIMARY KEY (consumer, minute_start)
);

CREATE TABLE volume_day (
    consumer  VARCHAR2(9) NOT NULL,
    on_day    DATE        NOT NULL,
    requests  NUMBER(10)  NOT NULL,
    new_cases NUMBER(10)  NOT NULL,
    noticed   NUMBER(1)   NOT NULL,
    CONSTRAINT pk_volume_day PRIMARY KEY (consumer, on_day)
);

CREATE TABLE volume_case (
    consumer  VARCHAR2(9)  NOT NULL,
    case_id   VARCHAR2(36) NOT NULL,
    first_day DATE         NOT NULL,
    CONSTRAINT pk_volume_case PRIMARY KEY (consumer, case_id)
);
