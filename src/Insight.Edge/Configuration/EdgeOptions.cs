using System.ComponentModel.DataAnnotations;
using Insight.Edge.Portal;
using Insight.Edge.RateLimiting;
using Insight.Edge.Sandbox;
using Insight.Edge.Shutdown;
using Insight.Edge.Upstream;

namespace Insight.Edge.Configuration;

/// <summary>The section <c>Edge</c>, without its clients, which are read by their own room and may change at any time.</summary>
internal sealed record EdgeOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Edge";

    /// <summary>Where callers reach the edge; several are separated by <c>;</c>.</summary>
    /// <value>The default is <c>http://localhost:8080</c>.</value>
    [Required(ErrorMessage = "must be an address, as http://localhost:8080.")]
    public string Urls { get; init; } = "http://localhost:8080";

    /// <summary>What becomes of a caller's request that did not come over TLS.</summary>
    /// <value>The default is <see cref="PlainHttp.Refused"/>, and in Development <see cref="PlainHttp.Allowed"/>.</value>
    [EnumDataType(typeof(PlainHttp), ErrorMessage = "must be one of Refused, Loopback, Allowed.")]
    public PlainHttp? PlainHttp { get; init; }

    /// <summary>The proxies whose <c>X-Forwarded-Proto</c> and <c>X-Forwarded-For</c> count: addresses, networks, or <c>unix</c>.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>The management port.</summary>
    public ManagementOptions Management { get; init; } = new();

    /// <summary>The largest body, in bytes, that is read.</summary>
    /// <value>The default is 10 MiB.</value>
    [Range(1, MaxBodyLimit, ErrorMessage = "must be 1 to 1073741824 bytes.")]
    public int MaxRequestBodyBytes { get; init; } = DefaultMaxRequestBodyBytes;

    /// <summary>Most entries in one batch.</summary>
    /// <value>The default is what the field table says: 1,000.</value>
    [Range(1, MaxEntriesLimit, ErrorMessage = "must be 1 to 1000000.")]
    public int? MaxAppointmentsPerRequest { get; init; }

    /// <summary>Limits on callers' connections.</summary>
    public ConnectionsOptions Connections { get; init; } = new();

    /// <summary>Limits on a request's headers.</summary>
    public RequestHeadersOptions RequestHeaders { get; init; } = new();

    /// <summary>The slowest body that is waited for.</summary>
    public BodyRateOptions BodyRate { get; init; } = new();

    /// <summary>How many answers of 401 a source address gets.</summary>
    public UnauthorizedLimitOptions UnauthorizedLimit { get; init; } = new();

    /// <summary>The pages for integrators.</summary>
    public PortalOptions Portal { get; init; } = new();

    /// <summary>Who counts the clients' permits.</summary>
    public RateLimitingOptions RateLimiting { get; init; } = new();

    /// <summary>How the edge stops.</summary>
    public ShutdownOptions Shutdown { get; init; } = new();

    /// <summary>Failures that a caller chooses, in Development alone.</summary>
    public SandboxOptions Sandbox { get; init; } = new();

    /// <summary>The connection to the backend.</summary>
    public UpstreamOptions Upstream { get; init; } = new();

    /// <summary>Read by <see cref="Clients.ClientsReader"/>; here so that its name is known.</summary>
    public IReadOnlyList<object> Clients { get; init; } = [];

    private const int DefaultMaxRequestBodyBytes = 10 * 1024 * 1024;
    private const int MaxBodyLimit = 1024 * 1024 * 1024;
    private const int MaxEntriesLimit = 1_000_000;
}
