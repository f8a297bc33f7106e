using Insight.Edge;
using Insight.Edge.Configuration;
using Insight.Edge.Prediction;

namespace Insight.Contract;

/// <summary>The contracts, as an edge with these limits holds them.</summary>
internal sealed class Contracts
{
    private readonly EdgeContracts _all;
    private readonly Dictionary<string, Predictor> _predictors;

    /// <param name="maxBodyBytes">The largest body that the edge reads, in bytes; null for its default.</param>
    /// <param name="maxEntries">Most entries in a batch; null for the default.</param>
    public Contracts(int? maxBodyBytes = null, int? maxEntries = null)
    {
        var options = new EdgeOptions { MaxAppointmentsPerRequest = maxEntries };
        MaxBodyBytes = maxBodyBytes ?? options.MaxRequestBodyBytes;
        _all = new EdgeContracts(options);
        _predictors = _all.Names.ToDictionary(name => name, name => new Predictor(_all.Find(name)!, MaxBodyBytes), StringComparer.Ordinal);
    }

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = Edge.Validation.ContractSchemas.Contracts;

    /// <summary>The largest body that the edge reads, in bytes.</summary>
    public int MaxBodyBytes { get; }

    /// <summary>What predicts by a contract.</summary>
    /// <param name="name">One of <see cref="Names"/>; null to guess.</param>
    /// <param name="body">The body that it is guessed from.</param>
    public Predictor Of(string? name, ReadOnlySpan<byte> body) => _predictors[name ?? ContractGuess.Of(_all, body).Name];

    /// <summary>A contract by its name.</summary>
    public EdgeContract this[string name] => _all.Find(name)!;
}
