using System.Diagnostics.CodeAnalysis;
using Insight.Backend.Storage;

namespace Insight.Backend.Endpoints;

/// <summary>The headers by which the edge tells whose batch or event it sends.</summary>
internal static class CallerHeaders
{
    /// <summary>The client's id.</summary>
    public const string Client = "X-Insight-Client";

    /// <summary>The client's EHR.</summary>
    public const string Ehr = "X-Insight-Ehr";

    /// <summary>The client's organization.</summary>
    public const string Organization = "X-Insight-Organization";

    /// <summary>The request's id.</summary>
    public const string RequestId = "X-Request-Id";

    /// <summary>Reads them.</summary>
    /// <returns>Whether the required ones are there and none is ambiguous; if not, <paramref name="refusal"/> says which.</returns>
    public static bool TryRead(
        IHeaderDictionary headers, [NotNullWhen(true)] out Caller? caller, [NotNullWhen(false)] out string? refusal)
    {
        string[] names = [Client, Ehr, Organization, RequestId];
        refusal = Array.Find(names, name => headers[name].Count > 1) is { } repeated ? $"header {repeated}: must be sent once." : null;
        refusal ??= Array.Find(names[..2], name => string.IsNullOrEmpty(headers[name])) is { } missing ? $"header {missing}: is required." : null;
        caller = refusal is null
            ? new(headers[Client]!, headers[Ehr]!, OrNull(headers[Organization]), OrNull(headers[RequestId]))
            : null;
        return caller is not null;
    }

    private static string? OrNull(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
