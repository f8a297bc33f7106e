using Bogus;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Validation;

/// <summary>One error a field, in the guide's order, whatever the payload's.</summary>
public class EventErrorOrderTests
{
    private static readonly int DrawnWith = Seed.Or(20260401);

    // What a field may be, as raw text, and its error.
    private static readonly Dictionary<string, (string? Raw, string? Error)[]> Choices = EventPayload.Fields.ToDictionary(
        field => field,
        field => field == "notes"
            ? new (string?, string?)[] { (null, null), ("null", null), ("1", EventError.NoString(field)), ("\"\\u0000\"", EventError.Nul(field)) }
            : [(null, EventError.Absent(field)), ("null", EventError.Null(field)), ("1", EventError.NoString(field)), (Good(field), null)]);

    [Fact]
    public void Every_mixture_of_errors_is_told_in_the_guides_order()
    {
        var random = new Randomizer(DrawnWith);
        foreach (var mixture in Mixtures(Choices["event_type"].Length, EventPayload.Fields.Length))
        {
            var chosen = EventPayload.Fields.Select((field, i) => (Field: field, Choice: Choices[field][mixture[i]])).ToArray();
            var shuffled = random.Shuffle(chosen.Select(member => (member.Field, member.Choice.Raw))).ToArray();
            var body = EventPayload.OfMembers(shuffled);

            EventJudgement.Of(body).Errors.ShouldBe(
                chosen.Select(member => member.Choice.Error).OfType<string>(), $"{Seed.Told(DrawnWith)} {body}");
        }
    }

    [Fact]
    public void Every_order_of_the_fields_gets_the_same_answer()
    {
        (string, string?)[] members =
            [("event_type", "\"x\""), ("appointment_id", "\"\""), ("patient_id", "null"), ("timestamp", "\"x\""), ("notes", "{}")];
        foreach (var order in Orders(members.Length))
        {
            EventJudgement.Of(EventPayload.OfMembers([.. order.Select(i => members[i])])).Errors.ShouldBe([
                EventError.NotOfTheFive(), EventError.Empty("appointment_id"), EventError.Null("patient_id"), EventError.NoTimestamp(),
                EventError.NoString("notes"),
            ]);
        }
    }

    [Fact]
    public void Unknown_fields_are_ignored_wherever_they_stand()
    {
        string[] names = ["Event_type", "eventType", "event_type ", "id", "", "é", "__proto__", "body"];
        foreach (var name in names)
        {
            EventJudgement.Of(EventPayload.Of((name, "[{\"notes\":1}]"))).IsAccepted.ShouldBeTrue(name);
            EventJudgement.Of(EventPayload.OfMembers((name, "1"), ("patient_id", "1"), (name, "2"))).Errors.ShouldBe([
                EventError.Absent("event_type"), EventError.Absent("appointment_id"), EventError.NoString("patient_id"),
                EventError.Absent("timestamp"),
            ]);
        }
    }

    private static string Good(string field) => field switch
    {
        "event_type" => "\"appointment.completed\"",
        "timestamp" => "\"2025-01-10T12:30:00Z\"",
        _ => "\"x\"",
    };

    private static IEnumerable<int[]> Mixtures(int choices, int places) => Enumerable.Range(0, (int)Math.Pow(choices, places))
        .Select(number => Enumerable.Range(0, places).Select(place => number / (int)Math.Pow(choices, place) % choices).ToArray());

    private static IEnumerable<int[]> Orders(int count) =>
        count == 0 ? [[]] : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => (int[])[.. order[..at], count - 1, .. order[at..]]));
}
