using System.ComponentModel.DataAnnotations;

namespace Insight.Edge.Configuration;

/// <summary>The management port, for probes and scrapers: never the callers'.</summary>
internal sealed record ManagementOptions
{
    /// <summary>Where the management port listens; several addresses are separated by <c>;</c>.</summary>
    /// <value>The default is <c>http://localhost:8081</c>.</value>
    [Required(ErrorMessage = "must be an address, as http://localhost:8081.")]
    public string Urls { get; init; } = "http://localhost:8081";
}
