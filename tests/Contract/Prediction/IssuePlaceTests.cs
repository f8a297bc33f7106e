using System.Text;
using Insight.Edge;
using Insight.Edge.Configuration;
using Insight.Edge.Prediction;

namespace Insight.Contract.Tests.Prediction;

/// <summary>Each issue's place in the body: «…» marks it in the examples.</summary>
public sealed class IssuePlaceTests
{
    private static readonly EdgeContracts Contracts = new(new EdgeOptions());

    [Theory]
    [InlineData("""{"appointments":[«7»]}""", "/appointments/0", "entry", "not_an_object")]
    [InlineData("""{"appointments":«{}»}""", "/appointments", "body", "batch_not_an_array")]
    [InlineData("""{"appointments":«[]»}""", "/appointments", "body", "too_few")]
    [InlineData("""{"appointments":[1,2],"x":0,«"appointments"»:[]}""", "/appointments", "body", "batch_duplicate")]
    [InlineData("""{"appointments":[1,2],"x":0,«"appointment\u0073"»:[]}""", "/appointments", "body", "batch_duplicate")]
    [InlineData("""  «null» """, "", "body", "null")]
    [InlineData("""«"text"»""", "", "body", "not_an_object")]
    [InlineData("""«[1,[2]]»""", "", "body", "not_an_object")]
    [InlineData(""" «{»"x":1}""", "", "body", "no_batch")]
    [InlineData("""«»""", "", "body", "empty")]
    [InlineData("""{"appointments":[1,«}»""", "", "body", "malformed")]
    public void What_is_wrong_with_a_body_or_an_entry_has_its_place(string marked, string path, string field, string rule)
    {
        var (issues, at, length, _) = Locate(Contracts.Default, marked);

        issues.ShouldHaveSingleItem();
        (issues[0].Place.Offset, issues[0].Place.Length, issues[0].Pointer, issues[0].Field, issues[0].Rule).ShouldBe((at, length, path, field, rule));
    }

    [Theory]
    [InlineData("""{"id":"x","status":«"BOOKED"»}""", "appointment.status", "invalid")]
    [InlineData("""{"status":«5»}""", "appointment.status", "not_a_string")]
    [InlineData("""{"status":«{"a":["}"]}»}""", "appointment.status", "not_a_string")]
    [InlineData("""{"stat\u0075s": «"BOOKED"»}""", "appointment.status", "invalid")]
    [InlineData("""{"status":«null»}""", "appointment.status", "null")]
    [InlineData("""{"status":"booked",«"status"»:"booked","status":1}""", "appointment.status", "duplicate")]
    [InlineData("""«{»"id":"x"}""", "appointment.status", "absent")]
    public void What_is_wrong_with_a_field_has_its_place(string appointment, string field, string rule)
    {
        foreach (var (body, pointer) in new[]
        {
            ($$$"""{"appointments":[{"appointment":{{{appointment}}}}]}""", "/appointments/0/"),
            ($$$"""{"x":[[{"appointments":[1]}]],"appointments":[7,{},{"appointment":{"id":"ä"}},{"patient":{"status":1},"appointment":{{{appointment}}}}]}""", "/appointments/3/"),
            ($$$"""{"appointment":{{{appointment}}},"patient":{}}""", "/"),
            ($$$"""{"appointment":{"status":[1]},"appointments":[{"appointment":{{{appointment}}},"appointment_":{}}]}""", "/appointments/0/"),
        })
        {
            var (issues, at, length, _) = Locate(Contracts.Default, body);

            var issue = issues.Single(issue => issue.Field == field && issue.Place.Offset == at);
            (issue.Place.Length, issue.Rule, issue.Pointer).ShouldBe((length, rule, pointer + field.Replace('.', '/')), body);
        }
    }

    [Fact]
    public void Lines_and_columns_are_counted_in_characters()
    {
        var (issues, _, _, _) = Locate(Contracts.Find("appointment-event")!, "{\"ä😀\":1,\r\n\t\"patient_id\": «5»,\n\n\"é\": \"e\u0301\", \"event_type\":0}");

        issues.Select(issue => (issue.Field, issue.Place.Line, issue.Place.Column)).ShouldBe(
            [("event_type", 4, 25), ("appointment_id", 1, 1), ("patient_id", 2, 16), ("timestamp", 1, 1)]);
    }

    [Fact]
    public void The_first_entry_too_many_has_its_place()
    {
        var (issues, at, _, _) = Locate(new EdgeContracts(new EdgeOptions { MaxAppointmentsPerRequest = 2 }).Default, """{"appointments":[1,{"a":[2]},«[3]»,4]}""");

        (issues.ShouldHaveSingleItem().Place.Offset, issues[0].Rule, issues[0].Pointer).ShouldBe((at, "too_many", "/appointments/2"));
    }

    private static (IReadOnlyList<LocatedIssue> Issues, int Offset, int Length, PredictedAnswer Predicted) Locate(EdgeContract contract, string marked)
    {
        var (start, end) = (marked.IndexOf('«', StringComparison.Ordinal), marked.IndexOf('»', StringComparison.Ordinal));
        var body = Encoding.UTF8.GetBytes(marked.Remove(end, 1).Remove(start, 1));
        var predicted = new Predictor(contract, 1024 * 1024).Predict(body);
        return (predicted.Issues, Encoding.UTF8.GetByteCount(marked[..start]), Encoding.UTF8.GetByteCount(marked[(start + 1)..end]), predicted);
    }
}
