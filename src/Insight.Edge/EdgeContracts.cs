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
        var appointments = Compile(SyncAppointmentsResponses.Name, IssueVocabulary.DocumentedTexts);
        if (options.MaxAppointmentsPerRequest is { } maxEntries)
            appointments = appointments with { Batch = appointments.Batch! with { MaxEntries = maxEntries } };
        var events = Compile(AppointmentEventResponses.Name, IssueVocabulary.Pydantic);

        Default = new EdgeContract(appointments.Contract, new ContractValidator(appointments), new SyncAppointmentsResponses(appointments));
        EdgeContract[] all = [Default, new(events.Contract, new ContractValidator(events), new AppointmentEventResponses())];
        _byName = all.ToDictionary(contract => contract.Name, StringComparer.Ordinal);
    }

    /// <summary>The contract whose envelope answers where no route is found.</summary>
    public EdgeContract Default { get; }

    /// <summary>The names that a route may give.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>Finds a contract.</summary>
    /// <returns>Null when there is none of that name.</returns>
    public EdgeContract? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    private static ContractPlan Compile(string contract, IssueVocabulary vocabulary) =>
        PlanCompiler.Compile(contract, ContractSchemas.Read(contract), vocabulary);
}
