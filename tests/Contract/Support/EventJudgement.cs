using System.Text;
using System.Text.Json.Nodes;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Support;

/// <summary>What the edge makes of an event.</summary>
/// <param name="Kind">The outcome.</param>
/// <param name="Errors">The answer's errors, each as JSON text; none where the event is accepted.</param>
internal sealed record EventJudgement(OutcomeKind Kind, IReadOnlyList<string> Errors)
{
    public bool IsAccepted => Kind == OutcomeKind.Accepted;

    public static EventJudgement Of(string body) => Of(Encoding.UTF8.GetBytes(body));

    public static EventJudgement Of(byte[] body)
    {
        using var result = AppointmentEvents.Validator.Validate(body);
        var outcome = Outcome.Of(result);
        if (outcome.Kind == OutcomeKind.Accepted)
            return new EventJudgement(outcome.Kind, []);

        using var buffer = AnswerBuffer.Rent();
        AppointmentEvents.Responses.WriteBody(buffer, outcome);
        var answer = JsonNode.Parse(buffer.Written.Span)!;
        ((string?)answer["status"]).ShouldBe("error");
        ((string?)answer["message"]).ShouldBe("Invalid payload structure");
        return new EventJudgement(outcome.Kind, [.. answer["errors"]!.AsArray().Select(EventError.Written)]);
    }
}
