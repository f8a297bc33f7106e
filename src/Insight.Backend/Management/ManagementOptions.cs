namespace Insight.Backend.Management;

/// <summary>The configuration section <c>Backend:Management</c>.</summary>
internal sealed record ManagementOptions
{
    /// <summary>The default of <see cref="Urls"/>: loopback, because nobody is asked for a token there.</summary>
    public const string DefaultUrls = "http://127.0.0.1:8099";

    /// <summary>Where probes and metrics are served, to whoever reaches it.</summary>
    /// <value>
    /// Addresses separated by <c>;</c>, default <see cref="DefaultUrls"/>; none where it is empty. Their ports are not those of
    /// <c>Backend:Urls</c>: a request is told by the port that it came in by.
    /// </value>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>The addresses of <see cref="Urls"/>, one by one.</summary>
    public string[] Addresses => BackendOptions.Split(Urls);
}
