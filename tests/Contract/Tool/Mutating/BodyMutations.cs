using System.Text;
using Insight.Edge.Prediction;
using Insight.Edge.Validation;
using Insight.Exposition;

namespace Insight.Contract.Mutating;

/// <summary>The ways in which a body as a whole can be wrong.</summary>
internal static class BodyMutations
{
    /// <summary>All of them that a contract has.</summary>
    /// <param name="plan">The contract.</param>
    /// <param name="body">A payload without an issue.</param>
    /// <returns>Place, rule and payload.</returns>
    public static IEnumerable<(string Field, string Rule, byte[] Body)> Of(ContractPlan plan, byte[] body)
    {
        yield return Fault(BodyFault.Empty, []);
        yield return Fault(BodyFault.Null, "null"u8);
        yield return Fault(BodyFault.NotAnObject, "[]"u8);
        foreach (var broken in Malformed(body))
            yield return (IssueLocator.Body, "malformed", broken);
        if (plan.Batch is not { } batch)
            yield break;

        var top = ObjectMap.Read(body, 0);
        var entry = top.Find(batch.Name) is { } found ? Encoding.UTF8.GetString(body.AsSpan()[found.ValueStart..found.End]).Trim('[', ']') : Encoding.UTF8.GetString(body);
        yield return Fault(BodyFault.NoBatch, "{}"u8);
        yield return Fault(BodyFault.BatchNotAnArray, Body("{}"));
        yield return Fault(BodyFault.TooFew, Body("[]"));
        yield return Fault(BodyFault.TooMany, Body($"[{string.Join(',', Enumerable.Repeat("{}", batch.MaxEntries + 1))}]"));
        yield return Fault(BodyFault.BatchDuplicate, Encoding.UTF8.GetBytes($"{{\"{batch.Name}\":[{entry}],\"{batch.Name}\":[{entry}]}}"));

        byte[] Body(string array) => Encoding.UTF8.GetBytes($"{{\"{batch.Name}\":{array}}}");
    }

    private static (string, string, byte[]) Fault(BodyFault fault, ReadOnlySpan<byte> body) => (IssueLocator.Body, SnakeCase.Of(fault.ToString()), body.ToArray());

    // Cut off, with a comma too many, with a byte that is no UTF-8, with half a surrogate pair, nested too deep, with something behind its end.
    private static IEnumerable<byte[]> Malformed(byte[] body)
    {
        var end = body.AsSpan().LastIndexOf((byte)'}');
        yield return body[..end];
        yield return [.. body[..end], (byte)',', .. body[end..]];
        yield return [.. body[..end], .. ",\"x\":\""u8, 0xFF, (byte)'"', .. body[end..]];
        yield return [.. body[..end], .. ",\"x\":\"\\ud800\""u8, .. body[end..]];
        yield return [.. body[..end], .. Encoding.ASCII.GetBytes($",\"x\":{new string('[', JsonFault.MaxDepth)}{new string(']', JsonFault.MaxDepth)}"), .. body[end..]];
        yield return [.. body, (byte)'x'];
    }
}
