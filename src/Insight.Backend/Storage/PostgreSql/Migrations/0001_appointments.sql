-- Texts are compared by their bytes (COLLATE "C"): what is one key must not depend on a locale, or on an update of one.
CREATE TABLE appointments (
    ehr            text COLLATE "C" NOT NULL,
    id_key         bytea NOT NULL, -- the id's bytes; of an id that no index takes, its beginning and its SHA-256 (PostgreSqlIdKey)
    appointment_id text COLLATE "C" NOT NULL,
    client         text COLLATE "C" NOT NULL,
    organization   text COLLATE "C",
    request_id     text COLLATE "C",
    received_at    timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    document       bytea NOT NULL, -- the entry's JSON exactly as received, in UTF-8: convert_from(document, 'UTF8') shows it
    PRIMARY KEY (ehr, id_key)
);
