-- How much each agency asks, over all nodes. Times in UTC; days are days in Norway.
CREATE TABLE volume_minute (
    consumer VARCHAR(9) COLLATE "C" NOT NULL,
    minute_start TIMESTAMP(6) NOT NULL,
    requests BIGINT NOT NULL,
    CONSTRAINT pk_volume_minute PRIMARY KEY (consumer, minute_start)
);

CREATE TABLE volume_day (
    consumer VARCHAR(9) COLLATE "C" NOT NULL,
    on_day DATE NOT NULL,
    requests BIGINT NOT NULL,
    new_cases BIGINT NOT NULL,
    noticed SMALLINT NOT NULL,
    CONSTRAINT pk_volume_day PRIMARY KEY (consumer, on_day)
);

CREATE TABLE volume_case (
    consumer VARCHAR(9) COLLATE "C" NOT NULL,
    case_id VARCHAR(36) COLLATE "C" NOT NULL,
    first_day DATE NOT NULL,
    CONSTRAINT pk_volume_case PRIMARY KEY (consumer, case_id)
);
