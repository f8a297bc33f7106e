using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insight.Edge.Validation;

namespace Insight.Edge.Portal.Examples;

/// <summary>Payloads to try the checker with, and to show answers by: the one that the example programs send, and what becomes of it when it is broken.</summary>
internal sealed class SamplePayloads(EdgeContracts contracts)
{
    private const string Begin = "body='";
    private const string End = "}'";

    // Read by people, and never part of a page.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One with nothing wrong.</summary>
    /// <param name="contract">Its contract.</param>
    public static byte[] Valid(string contract) => Write(Read(contract));

    /// <summary>One with mistakes: in a batch the first entry is as it should be, the second is not.</summary>
    /// <inheritdoc cref="Valid"/>
    public byte[] Broken(string contract)
    {
        var plan = PlanOf(contract);
        var payload = Read(contract);
        if (plan.Batch is null)
            Break(payload, plan.Entry);
        else
            Entries(payload, plan.Batch).Add((JsonNode)Broken(Entries(payload, plan.Batch)[0]!, plan));
        return Write(payload);
    }

    /// <summary>One of which nothing passes.</summary>
    /// <inheritdoc cref="Valid"/>
    public byte[] Refused(string contract)
    {
        var plan = PlanOf(contract);
        var payload = Read(contract);
        if (plan.Batch is null)
            Break(payload, plan.Entry);
        else
            Entries(payload, plan.Batch)[0] = Broken(Entries(payload, plan.Batch)[0]!, plan);
        return Write(payload);
    }

    private ContractPlan PlanOf(string contract) => contracts.Find(contract)!.Validator.Plan;

    private static JsonObject Read(string contract)
    {
        var program = ExampleFile.Of(contract)[0].Text;
        var begin = program.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return JsonNode.Parse(program[begin..(program.IndexOf(End, begin, StringComparison.Ordinal) + 1)])!.AsObject();
    }

    private static JsonArray Entries(JsonObject payload, BatchPlan batch) => payload[batch.Name]!.AsArray();

    private static JsonObject Broken(JsonNode entry, ContractPlan plan)
    {
        var broken = entry.DeepClone().AsObject();
        foreach (var member in plan.Entry.Members)
        {
            if (member.Object is { } inner && broken[member.Name] is JsonObject value)
                Break(value, inner);
        }

        return broken;
    }

    // The first of each kind: one that is missing, one that is no accepted value, one in another format.
    private static void Break(JsonObject payload, ObjectPlan plan)
    {
        if (plan.Members.FirstOrDefault(member => member is { Required: true, Object: null, Format: null, AcceptedValues: null }) is { } text)
            payload.Remove(text.Name);
        if (plan.Members.FirstOrDefault(member => member.AcceptedValues is not null) is { } listed)
            payload[listed.Name] = "unknown";
        if (plan.Members.FirstOrDefault(member => member.Format is not null) is { } formatted)
            payload[formatted.Name] = "tomorrow";
    }

    private static byte[] Write(JsonObject payload) => Encoding.UTF8.GetBytes(payload.ToJsonString(Indented));
}
