namespace Insight.Load.Generation;

/// <summary>How it is sent.</summary>
/// <param name="Connections">Connections that are open at the same time, each with one request in flight.</param>
/// <param name="Duration">For how long.</param>
internal sealed record LoadPlan(int Connections, TimeSpan Duration);
