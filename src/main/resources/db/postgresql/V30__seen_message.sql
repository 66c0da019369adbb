-- Messages whose sender was proven, so that no node takes one in a second time. When it was sent stands in the signed message and leads
-- the key: new rows go to its end, and what is too old to be accepted anyway is deleted from its beginning. Times are UTC.
CREATE TABLE seen_message (
    sent_at          TIMESTAMP(6) NOT NULL,
    signature_sha256 VARCHAR(64) COLLATE "C" NOT NULL,
    CONSTRAINT seen_message_pk PRIMARY KEY (sent_at, signature_sha256)
);
