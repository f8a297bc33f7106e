using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Support;

/// <summary>Reads back what was stored.</summary>
internal static class StoredAppointments
{
    /// <summary>Asks the backend for an appointment.</summary>
    public static async Task<Answer> ReadAsync(InsightStack stack, string id, string ehr = "nexus")
    {
        using var response = await stack.Http.GetAsync(new Uri($"{stack.BackendAddress}appointments/{ehr}/{Uri.EscapeDataString(id)}"));
        return await Answer.ReadAsync(response);
    }

    /// <summary>A stored appointment.</summary>
    public static async Task<JsonNode> FindAsync(InsightStack stack, string id)
    {
        var answer = await ReadAsync(stack, id);
        answer.Status.ShouldBe(200, id);
        return answer.Body!;
    }

    /// <summary>Equal as JSON values.</summary>
    public static void ShouldBeJson(this JsonNode? actual, JsonNode? expected, string? why = null) =>
        JsonNode.DeepEquals(actual, expected).ShouldBeTrue($"{why}\nexpected {expected?.ToJsonString()}\nactual   {actual?.ToJsonString()}");
}
