using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Insight.Contract.Tests.Support;

/// <summary>How a backend answers that has stored an event, as its first.</summary>
internal static class StubEvents
{
    public const string ReceivedAt = "2025-12-03T10:15:30.123456";

    public static Task AnswerStoredAsync(HttpContext context)
    {
        var sent = JsonNode.Parse(((MemoryStream)context.Request.Body).ToArray())!;
        var receipt = new JsonObject { ["event_id"] = 1, ["received_at"] = ReceivedAt };
        foreach (var echoed in new[] { "event_type", "appointment_id", "patient_id" })
            receipt[echoed] = sent[echoed]!.DeepClone();
        return StubBackend.AnswerAsync(context, StatusCodes.Status200OK, receipt.ToJsonString());
    }
}
