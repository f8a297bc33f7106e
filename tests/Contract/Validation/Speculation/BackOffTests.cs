using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>What the quick reader has learned of a body, or given up in it, never shows in a verdict.</summary>
public class BackOffTests
{
    private const int Entries = 240;

    private static readonly string Good = PlainJson.Write(CompleteEntry.New());

    public static TheoryData<int, string> Flaws
    {
        get
        {
            var flaws = new TheoryData<int, string>();
            string[] places = ["appointment.id", "patient.birth_date", "department_id"];
            for (var n = 1; n <= 10; n++)
                flaws.Add(n, places[n % places.Length]);
            return flaws;
        }
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public void Every_nth_entry_is_flawed(int n, string path) => ShouldSplit(i => i % n == n - 1, path);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(70)]
    [InlineData(200)]
    public void Entries_are_flawed_in_runs(int length) => ShouldSplit(i => i / length % 2 == 0, "patient.gender");

    [Fact]
    public void Order_and_spacing_change_within_a_batch()
    {
        var (entry, reversed) = (CompleteEntry.New(), Reversed(CompleteEntry.New()));
        string[] written = [.. JsonStyle.All.SelectMany(style => new[] { style.Write(entry), style.Write(reversed) })];
        for (var run = 1; run <= 30; run += 7)
            ShouldAccept([.. Enumerable.Range(0, Entries).Select(i => written[i / run % written.Length])]);
    }

    private static void ShouldSplit(Predicate<int> isFlawed, string path)
    {
        var flawed = PlainJson.Write(CompleteEntry.New().With(path, new JsonArray(1, "]}")));
        var entries = Enumerable.Range(0, Entries).Select(i => isFlawed(i) ? flawed : Good).ToArray();
        var body = BodyOf(entries, out var ranges);
        using var result = SyncAppointments.Validator.Validate(body);
        result.Accepted.ToArray().ShouldBe(ranges.Where((_, i) => !isFlawed(i)));
        result.Issues.ToArray().Select(issue => (issue.Entry, issue.Member!.Path, issue.Rule))
            .ShouldBe(Enumerable.Range(0, Entries).Where(i => isFlawed(i)).Select(i => (i, path, IssueRule.NotAString)));
        result.EntryCount.ShouldBe(Entries);
        TwoReaders.OfAppointments.ShouldAgree(body);
    }

    private static void ShouldAccept(string[] entries)
    {
        var body = BodyOf(entries, out var ranges);
        using var result = SyncAppointments.Validator.Validate(body);
        result.Accepted.ToArray().ShouldBe(ranges);
        result.EntryCount.ShouldBe(entries.Length);
        TwoReaders.OfAppointments.IsReadQuickly(body).ShouldBeTrue();
    }

    private static byte[] BodyOf(string[] entries, out List<EntryRange> ranges)
    {
        var body = new StringBuilder("{\"appointments\":[ ");
        ranges = [];
        foreach (var entry in entries)
        {
            ranges.Add(new EntryRange(body.Length, body.Length + entry.Length));
            body.Append(entry).Append(" ,");
        }

        return Encoding.ASCII.GetBytes(body.Remove(body.Length - 1, 1).Append("]}").ToString());
    }

    private static JsonObject Reversed(JsonObject entry) => new(entry.Reverse().Select(property =>
        KeyValuePair.Create(property.Key, property.Value is JsonObject inner ? Reversed(inner) : property.Value?.DeepClone())));
}
