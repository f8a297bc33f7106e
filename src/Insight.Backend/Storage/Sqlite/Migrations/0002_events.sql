-- AUTOINCREMENT: an id is never given twice, whatever is deleted. A consumer of the feed keeps the last one that it saw.
CREATE TABLE events (
    event_id     INTEGER PRIMARY KEY AUTOINCREMENT,
    client       TEXT NOT NULL,
    content_hash BLOB NOT NULL, -- SHA-256 of the five values that make two events the same
    ehr          TEXT NOT NULL,
    organization TEXT,
    request_id   TEXT,
    received_at  TEXT NOT NULL, -- ISO 8601, UTC, microseconds
    document     TEXT NOT NULL, -- the event's JSON exactly as received; last, so that its overflow pages are read only for itself
    UNIQUE (client, content_hash)
) STRICT;
