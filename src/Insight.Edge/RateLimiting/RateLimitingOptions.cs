using System.ComponentModel.DataAnnotations;
using Insight.Edge.Configuration;
using Insight.Edge.RateLimiting.Leasing;

namespace Insight.Edge.RateLimiting;

/// <summary>The section <c>Edge:RateLimiting</c>: who counts the clients' permits.</summary>
internal sealed record RateLimitingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = $"{EdgeOptions.Section}:RateLimiting";

    /// <summary>Where permits are counted.</summary>
    /// <value>The default is <see cref="RateLimitStore.Memory"/>: a limit holds at each edge by itself.</value>
    [EnumDataType(typeof(RateLimitStore), ErrorMessage = "must be one of Memory, PostgreSql.")]
    public RateLimitStore Store { get; init; }

    /// <summary>How PostgreSQL is reached: Npgsql's keywords, at least <c>Host</c> and <c>Database</c>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>A file that holds the password; one line end at its end does not count. It is read whenever a connection is opened.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>How long a request waits for the store at most. A store that takes longer is unavailable.</summary>
    /// <value>The default is half a second.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10", ErrorMessage = "must be 00:00:00.010 to 00:00:10.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What becomes of requests while the store is unavailable.</summary>
    /// <value>The default is <see cref="Unavailable.LocalShare"/>.</value>
    [EnumDataType(typeof(Unavailable), ErrorMessage = "must be one of LocalShare, Allow, Refuse.")]
    public Unavailable WhenUnavailable { get; init; }

    /// <summary>
    /// Among how many edges, at least, a limit is shared out while the store is unavailable; where it told of more before, it is among those.
    /// </summary>
    /// <value>The default is 1: an edge that never reached the store takes itself for the only one.</value>
    [Range(1, 10_000, ErrorMessage = "must be 1 to 10000.")]
    public int Edges { get; init; } = 1;

    /// <summary>Whether permits are counted in a store that can be made of these settings.</summary>
    public bool IsShared =>
        Store == RateLimitStore.PostgreSql && PostgreSqlPermitStore.IsUsable(ConnectionString) &&
        (string.IsNullOrEmpty(PasswordFile) || !PostgreSqlPermitStore.HasPassword(ConnectionString!));

    /// <summary>Tells what is wrong with the settings of the store, each by its key.</summary>
    /// <param name="contentRoot">What a relative file is relative to.</param>
    /// <param name="errors">Takes the errors.</param>
    public void Check(string contentRoot, ICollection<string> errors)
    {
        if (Store != RateLimitStore.PostgreSql)
            return;
        if (!PostgreSqlPermitStore.IsUsable(ConnectionString))
        {
            errors.Add($"{Section}:{nameof(ConnectionString)}: must have Npgsql's keywords alone, and name a server and a database, as Host=db.internal;Database=insight;Username=insight_edge.");
        }
        else if (!string.IsNullOrEmpty(PasswordFile))
        {
            if (PostgreSqlPermitStore.HasPassword(ConnectionString!))
                errors.Add($"{Section}:{nameof(PasswordFile)}: must be absent where the connection string holds a password.");
            if (FileState.Read(Path.GetFullPath(PasswordFile, contentRoot), out _).Fault is { } fault)
                errors.Add($"{Section}:{nameof(PasswordFile)}: the file cannot be read ({fault}).");
        }
    }
}
