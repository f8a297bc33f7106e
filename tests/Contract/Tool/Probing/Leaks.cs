using Insight.Contract.Probing.Wire;
using Insight.Contract.Sending;

namespace Insight.Contract.Probing;

/// <summary>Values of a payload that an answer repeats, though it must not: they are patient data.</summary>
internal static class Leaks
{
    /// <summary>Finds them.</summary>
    public static void Find(List<Finding> findings, WireRequest sent, Expectation expected, WireAnswer answer)
    {
        var everything = string.Join('\n', answer.Headers.Where(header => header.Key != "X-Request-Id").Select(header => header.Value).Append(answer.Text));
        var leaked = PayloadValues.Of(sent.Body)
            .Where(value => everything.Contains(value, StringComparison.Ordinal) && !expected.Text.Contains(value, StringComparison.Ordinal))
            .ToArray();
        if (leaked.Length > 0)
            findings.Add(new(Finding.Leak, "no value of the payload", string.Join(", ", leaked)));
    }
}
