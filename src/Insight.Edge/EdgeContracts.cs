using Insight.Edge.Configuration;
using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Edge;

/// <summary>Every documented webhook. A further one is a field table, a response shaper and a route.</summary>
internal sealed class EdgeContracts
{
    /// <summary>The key in a YARP route's metadata that names the route's contract.</summary>
    public const string RouteMetadata = "Contract";

    private readonly Dictionary<string, EdgeContract> _byName;

    /// <exception cref="SchemaException">A schema holds something that the edge cannot enforce.</exception>
    public EdgeContracts(EdgeOptions options)
    {
        var plan = PlanCompiler.Compile(SyncAppointmentsResponses.Name, ContractSchemas.Read(SyncAppointmentsResponses.Name));
        if (options.MaxAppointmentsPerRequest is { } maxEntries)
            plan = plan with { MaxEntries = maxEntries };
        Default = new EdgeContract(plan.Contract, new ContractValidator(plan), new SyncAppointmentsResponses(plan));
        _byName = new Dictionary<string, EdgeContract>(StringComparer.Ordinal) { [Default.Name] = Default };
    }

    /// <summary>The contract whose envelope answers where no route is found.</summary>
    public EdgeContract Default { get; }

    /// <summary>The names that a route may give.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>Finds a contract.</summary>
    /// <returns>Null when there is none of that name.</returns>
    public EdgeContract? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);
}
