using System.Text;
using Insight.Edge;
using Insight.Edge.Prediction;
using Insight.Edge.Responses;
using Insight.Edge.Validation;
using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>What the edge answers to payloads, by the schema that is being written, not by the one that the edge was built with.</summary>
internal sealed class EdgeAnswers
{
    private readonly EdgeContract _contract;
    private readonly Predictor _predictor;

    public EdgeAnswers(Contract contract)
    {
        var plan = PlanCompiler.Compile(
            contract.Name, SchemaWriter.Write(contract), contract.HasTexts ? IssueVocabulary.DocumentedTexts : IssueVocabulary.Pydantic);
        _contract = new EdgeContract(
            contract.Name, new ContractValidator(plan), contract.HasTexts ? new SyncAppointmentsResponses(plan) : new AppointmentEventResponses());
        _predictor = new Predictor(_contract, int.MaxValue);
    }

    /// <summary>The example of an answer.</summary>
    /// <param name="status">The status that it is an example of.</param>
    /// <param name="provoked">What it is the answer to.</param>
    /// <exception cref="InvalidOperationException">It has another status.</exception>
    public Example Of(int status, Provoked provoked)
    {
        var (actual, body) = provoked.AsksForFailure ? Refused() : Predicted(provoked.Payload);
        return actual == status
            ? new Example(provoked.Name, provoked.Summary, body)
            : throw new InvalidOperationException($"{_contract.Name} {status} {provoked.Name}: its payload is answered {actual}.");
    }

    private (int Status, string Body) Predicted(string payload)
    {
        var prediction = _predictor.Predict(Encoding.UTF8.GetBytes(payload));
        return (prediction.Status, Encoding.UTF8.GetString(prediction.Body));
    }

    private (int Status, string Body) Refused()
    {
        using var body = AnswerBuffer.Rent();
        _contract.Responses.WriteBody(body, Outcome.NoSandbox);
        return (_contract.Responses.StatusOf(Outcome.NoSandbox.Kind), Encoding.UTF8.GetString(body.Written.Span));
    }
}
