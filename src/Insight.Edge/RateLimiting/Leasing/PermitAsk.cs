using Insight.Edge.Clients;

namespace Insight.Edge.RateLimiting.Leasing;

/// <summary>What an edge wants of a client's shared permits.</summary>
/// <param name="Client">The client's id.</param>
/// <param name="Limits">Its limits, as this edge has them configured.</param>
/// <param name="Wanted">Permits to be leased; 0 where only some are given back.</param>
/// <param name="Returned">Permits given back; negative where some were spent that were not leased.</param>
internal readonly record struct PermitAsk(string Client, RateLimitOptions Limits, int Wanted, int Returned);
