-- The clients' buckets. What is lost with a crash of the server is at most a burst a client, so that nothing is written ahead for it.
-- Half of each page is left free: an update then finds place beside its row, and touches no index.
CREATE UNLOGGED TABLE IF NOT EXISTS edge_rate_limits (
    client text COLLATE "C" PRIMARY KEY,
    permits double precision NOT NULL,
    counted_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- The edges that share them.
CREATE UNLOGGED TABLE IF NOT EXISTS edge_rate_limit_edges (
    edge uuid PRIMARY KEY,
    seen_at timestamptz NOT NULL
) WITH (fillfactor = 50);
