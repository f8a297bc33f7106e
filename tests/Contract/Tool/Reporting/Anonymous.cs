using System.Text;
using System.Text.Json.Nodes;
using Insight.Edge.Prediction;

namespace Insight.Contract.Reporting;

/// <summary>Answers as a report may keep them: an event's 201 repeats three of its values, and those are patient data.</summary>
internal static class Anonymous
{
    /// <summary>The predicted answer with each of the values that it repeats replaced by <c>…</c>.</summary>
    public static byte[] Answer(PredictedAnswer predicted) => predicted.IsClean ? Answer(predicted.Body) : predicted.Body;

    /// <summary>The same of any JSON object that is an event's answer.</summary>
    private static byte[] Answer(byte[] body)
    {
        if (JsonNode.Parse(body) is not JsonObject answer || answer["data"] is not JsonObject data)
            return body;
        foreach (var name in data.Select(member => member.Key).ToArray())
            data[name] = "…";
        return Encoding.UTF8.GetBytes(answer.ToJsonString());
    }
}
