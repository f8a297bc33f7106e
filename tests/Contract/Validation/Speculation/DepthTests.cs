using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>Nesting ends at the same level for both readers, wherever it begins.</summary>
public class DepthTests
{
    [Theory]
    [InlineData("{\"appointments\":[ENTRY],\"sent\":NESTED}", 1)]
    [InlineData("{\"sent\":NESTED,\"appointments\":[ENTRY]}", 1)]
    [InlineData("{\"appointments\":[{\"sent\":NESTED,ENTRYMEMBERS}]}", 3)]
    [InlineData("{\"appointments\":[ENTRY,{ENTRYMEMBERS,\"sent\":NESTED},ENTRY]}", 3)]
    [InlineData("{\"appointments\":[{ENTRYMEMBERS},{\"location\":{\"sent\":NESTED},REST}]}", 4)]
    [InlineData("{\"location\":{\"sent\":NESTED},REST}", 2)]
    [InlineData("{ENTRYMEMBERS,\"sent\":NESTED}", 1)]
    public void At_most_64_levels(string form, int standsIn)
    {
        var entry = PlainJson.Write(CompleteEntry.New());
        var json = form.Replace("ENTRYMEMBERS", entry[1..^1], StringComparison.Ordinal).Replace("ENTRY", entry, StringComparison.Ordinal)
            .Replace("REST", PlainJson.Write(CompleteEntry.New().Without("location"))[1..^1], StringComparison.Ordinal);
        for (var levels = 56; levels <= 66; levels++)
        {
            foreach (var (open, close) in new[] { ("[", "]"), ("{\"x\":", "}"), ("[0,{\"x\":", "}]") })
            {
                var times = levels / open.Count(bracket => bracket is '[' or '{');
                var nested = $"{Repeat(open, times)}{{}}{Repeat(close, times)}";
                var body = Encoding.UTF8.GetBytes(json.Replace("NESTED", nested, StringComparison.Ordinal));
                var depth = standsIn + 1 + (times * open.Count(bracket => bracket is '[' or '{'));
                using var result = SyncAppointments.Validator.Validate(body);
                (result.Malformed is not null).ShouldBe(depth > JsonFault.MaxDepth, $"{depth} levels");
                TwoReaders.OfAppointments.ShouldAgree(body);
            }
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
