using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;

namespace Insight.Contract.Tests.Validation;

/// <summary>Issues come in the contract's order, whatever the payload's.</summary>
public class IssueOrderTests
{
    private const int Permutations = 200;

    private static readonly int DrawnWith = Seed.Or(20260312);

    // The fields of seeds/000's table in its order, then the optional ones of seeds/001, then name.
    private static readonly string[] Everything =
    [
        "appointment.id", "appointment.status", "appointment.start_time", "appointment.start_date", "appointment.type",
        "appointment.created_time", "appointment.duration", "appointment.reason", "appointment.notes",
        "patient.id", "patient.first_name", "patient.last_name", "patient.birth_date", "patient.gender", "patient.middle_name",
        "patient.phone", "patient.email", "patient.name",
        "practitioner.id", "practitioner.first_name", "practitioner.last_name", "practitioner.name",
        "location.name", "encounter.id", "encounter.reason", "department_id",
    ];

    [Fact]
    public void Every_issue_of_every_field_comes_in_order_whatever_the_order_of_the_properties()
    {
        var random = new Bogus.Randomizer(DrawnWith);
        for (var i = 0; i < Permutations; i++)
        {
            var entry = CompleteEntry.New();
            foreach (var path in Everything)
                entry.With(path, i);
            var body = PlainJson.Write(Batches.Of([Shuffled(random, entry)]));
            Judgement.Of(body).Issues
                .ShouldBe(Everything.Select(path => $"appointments[0].{path} must be a string."), $"{Seed.Told(DrawnWith)} {body}");
        }
    }

    [Fact]
    public void Rules_of_all_kinds_keep_that_order()
    {
        var random = new Bogus.Randomizer(DrawnWith);
        var entry = CompleteEntry.WithoutStandIns()
            .With("appointment.id", " ").With("appointment.status", "Booked").With("appointment.notes", "\0").WithAgain("appointment.type", 1)
            .Without("patient.last_name").With("patient.birth_date", "1990").With("patient.email", false).With("patient.name", "")
            .With("practitioner", null).With("location", "x").WithAgain("encounter", null).With("department_id", 1);
        for (var i = 0; i < Permutations; i++)
        {
            Judgement.OfBatch(Shuffled(random, entry)).Issues.ShouldBe(
                [
                    "appointments[0].appointment.id is required.",
                    "appointments[0].appointment.status is not an accepted status. See Status Reference.",
                    "appointments[0].appointment.type is duplicated.",
                    "appointments[0].appointment.notes contains an invalid character.",
                    "appointments[0].patient.last_name is required (or provide 'name').",
                    "appointments[0].patient.birth_date is invalid. Format: MM/DD/YYYY.",
                    "appointments[0].patient.email must be a string.",
                    "appointments[0]: 'practitioner' object is required.",
                    "appointments[0]: 'location' must be an object.",
                    "appointments[0]: 'encounter' is duplicated.",
                    "appointments[0].department_id must be a string.",
                ],
                Seed.Told(DrawnWith));
        }
    }

    [Fact]
    public void Issues_come_entry_by_entry_and_those_of_one_entry_do_not_leak_into_the_next()
    {
        var judgement = Judgement.OfBatch(
            CompleteEntry.New().With("patient.id", 1),
            CompleteEntry.New(),
            5,
            CompleteEntry.New().With("appointment.id", 1),
            CompleteEntry.New());
        judgement.Kind.ShouldBe(OutcomeKind.Partial);
        judgement.Message.ShouldBe("2 appointment(s) synced successfully. 3 validation error(s) on other appointments.");
        judgement.Issues.ShouldBe([
            "appointments[0].patient.id must be a string.",
            "appointments[2] must be an object.",
            "appointments[3].appointment.id must be a string.",
        ]);
    }

    private static JsonObject Shuffled(Bogus.Randomizer random, JsonObject node) => new(
        random.Shuffle(node).Select(property => KeyValuePair.Create(
            property.Key, property.Value is JsonObject inner ? Shuffled(random, inner) : property.Value?.DeepClone())));
}
