namespace Insight.Edge.RateLimiting;

/// <summary>Where clients' permits are counted.</summary>
internal enum RateLimitStore
{
    /// <summary>In the edge's memory, each edge by itself.</summary>
    Memory,

    /// <summary>In a table that all edges share.</summary>
    PostgreSql,
}
