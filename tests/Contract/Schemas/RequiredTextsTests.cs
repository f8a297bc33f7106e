using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Schemas;

/// <summary>The texts of Error Handling's table of required fields, word for word and in its order.</summary>
public class RequiredTextsTests
{
    private static readonly string[] Documented =
    [
        "appointment.id is required.",
        "appointment.status is required.",
        "appointment.start_time is required.",
        "appointment.start_date is required. Format: MM/DD/YYYY.",
        "appointment.type is required.",
        "appointment.created_time is required.",
        "patient.id is required.",
        "patient.first_name is required (or provide 'name').",
        "patient.last_name is required (or provide 'name').",
        "patient.birth_date is required. Format: MM/DD/YYYY.",
        "patient.gender is required.",
        "practitioner.id is required.",
        "practitioner.first_name is required (or provide 'name').",
        "practitioner.last_name is required (or provide 'name').",
    ];

    [Fact]
    public void They_are_told_for_an_entry_whose_objects_are_empty() =>
        Judgement.Of("""{"appointments":[{"practitioner":{},"patient":{},"appointment":{}}]}""").Issues
            .ShouldBe(Documented.Select(text => $"appointments[0].{text}"));

    [Fact]
    public void No_other_field_has_one() => SyncAppointments.Plan.Slots.Where(member => member.Object is null).Select(member => member.Missing)
        .OfType<string>().ShouldBe(Documented);
}
