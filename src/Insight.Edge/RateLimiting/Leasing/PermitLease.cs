namespace Insight.Edge.RateLimiting.Leasing;

/// <summary>What an edge got of a client's shared permits.</summary>
/// <param name="Granted">Permits, no more than wanted.</param>
/// <param name="Left">What is left for everybody, with the part of a permit that has come by then; negative where more was spent than there was. Less than 1 where fewer were granted than wanted.</param>
internal readonly record struct PermitLease(int Granted, double Left);
