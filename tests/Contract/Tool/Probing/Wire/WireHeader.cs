namespace Insight.Contract.Probing.Wire;

/// <summary>A header line of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsApiKey">Whether the value is the client's API key, which is never printed.</param>
internal sealed record WireHeader(string Name, string Value, bool IsApiKey = false);
