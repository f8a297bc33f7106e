-- A rowid table: SQLite's WITHOUT ROWID keeps whole rows in the key's tree, which suits rows of a few bytes and not documents.
CREATE TABLE appointments (
    ehr            TEXT NOT NULL,
    appointment_id TEXT NOT NULL,
    client         TEXT NOT NULL,
    organization   TEXT,
    request_id     TEXT,
    received_at    TEXT NOT NULL, -- ISO 8601, UTC, microseconds
    updated_at     TEXT NOT NULL, -- likewise
    document       TEXT NOT NULL, -- the entry's JSON exactly as received; last, so that its overflow pages are read only for itself
    PRIMARY KEY (ehr, appointment_id)
) STRICT;
