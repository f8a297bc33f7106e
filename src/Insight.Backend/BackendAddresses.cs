namespace Insight.Backend;

/// <summary>Where a started backend listens.</summary>
/// <param name="Edge">The addresses of <c>Backend:Urls</c>.</param>
/// <param name="Management">Those of <c>Backend:Management:Urls</c>; there may be none.</param>
public sealed record BackendAddresses(IReadOnlyList<string> Edge, IReadOnlyList<string> Management);
