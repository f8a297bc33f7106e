CREATE TABLE events (
    event_id     bigint PRIMARY KEY,
    client       text COLLATE "C" NOT NULL,
    content_hash bytea NOT NULL, -- SHA-256 of the five values that make two events the same
    ehr          text COLLATE "C" NOT NULL,
    organization text COLLATE "C",
    request_id   text COLLATE "C",
    received_at  timestamptz NOT NULL,
    document     bytea NOT NULL, -- the event's JSON exactly as received, in UTF-8: convert_from(document, 'UTF8') shows it
    UNIQUE (client, content_hash)
);

-- The last id that was given; 0 before the first. An id is never given twice, whatever is deleted: a consumer of the feed keeps the
-- last one that it saw. Never drawn from with nextval, which leaves gaps and gives ids out of their order of commit
-- (PostgreSqlEventWriter): it is set by whoever holds the lock on event ids.
CREATE SEQUENCE event_ids MINVALUE 0 START 0 OWNED BY events.event_id;
