using System.Text;
using Insight.Contract.Probing.Wire;
using Insight.Contract.Sending;
using Insight.Edge;
using Insight.Edge.Prediction;
using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Contract.Probing;

/// <summary>One webhook of the edge that is probed: makes requests to it, and says what they are answered.</summary>
/// <param name="edge">The edge.</param>
/// <param name="contracts">What it should hold to.</param>
/// <param name="name">The contract's name.</param>
internal sealed class ProbedWebhook(EdgeConnection edge, Contracts contracts, string name)
{
    private readonly Predictor _predictor = contracts.Of(name, []);

    /// <summary>The contract's name.</summary>
    public string Name { get; } = name;

    /// <summary>The contract.</summary>
    public EdgeContract Contract { get; } = contracts[name];

    /// <summary>The contract, compiled.</summary>
    public ContractPlan Plan => Contract.Validator.Plan;

    /// <summary>The largest body that the edge reads, in bytes.</summary>
    public int MaxBodyBytes { get; } = contracts.MaxBodyBytes;

    /// <summary>Whether the path says for which EHR.</summary>
    public bool NamesEhr => Plan.Batch is not null;

    /// <summary>Where it is.</summary>
    public Uri Address { get; } = edge.AddressOf(name);

    /// <summary>The client's EHR.</summary>
    public string Ehr { get; } = edge.Ehr ?? "";

    /// <summary>A payload with nothing wrong.</summary>
    public byte[] Good => Encoding.UTF8.GetBytes(Plan.Batch is null ? SamplePayload.Body(Plan.Entry) : SamplePayload.Batch(Plan, SamplePayload.Body(Plan.Entry)));

    /// <summary>A request with nothing wrong but, perhaps, its payload.</summary>
    public WireRequest Signed(byte[] body) => new()
    {
        Address = Address,
        Headers = [new("Content-Type", "application/json"), new("X-API-Key", edge.ApiKey, IsApiKey: true), new("X-Webhook-Signature", edge.Sign(body))],
        Body = body,
    };

    /// <summary>The signature of a body.</summary>
    public string Sign(byte[] body) => edge.Sign(body);

    /// <summary>A case of a payload: the answer is what the edge's own code says of it.</summary>
    public ProbeCase Payload(string what, string row, byte[] body) =>
        new($"{Name}: {what}", row, Signed(body), Expectation.Of(_predictor.Predict(body)));

    /// <inheritdoc cref="Payload(string, string, byte[])"/>
    public ProbeCase Payload(string what, string row, string body) => Payload(what, row, Encoding.UTF8.GetBytes(body));

    /// <summary>A case of a request that is refused for something else than its payload.</summary>
    public ProbeCase Refused(string what, string row, WireRequest request, Outcome outcome) =>
        new($"{Name}: {what}", row, request, Expectation.Of(outcome.Kind == OutcomeKind.NotFound ? contracts[SyncAppointmentsResponses.Name] : Contract, outcome));

    /// <summary>A case of a request that is accepted, with the good payload.</summary>
    public ProbeCase Accepted(string what, string row, WireRequest request) => Payload(what, row, Good) with { Request = request };
}
