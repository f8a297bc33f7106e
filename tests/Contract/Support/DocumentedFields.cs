using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Support;

/// <summary>The documented members by kind, as paths (<c>patient.birth_date</c>), so that a theory has a case for each that there is.</summary>
internal static class DocumentedFields
{
    public static TheoryData<string> Texts => Where(member => member.Object is null);

    public static TheoryData<string> RequiredTexts => Where(member => member is { Object: null, Required: true });

    public static TheoryData<string> OptionalTexts => Where(member => member is { Object: null, Required: false });

    public static TheoryData<string> FreeTexts => Where(member => member is { Object: null, Format: null, AcceptedValues: null });

    public static TheoryData<string> Dates => Where(member => member.Format == TextFormat.Date);

    public static TheoryData<string> DatesAndTimes => Where(member => member.Format == TextFormat.DateAndTime);

    public static TheoryData<string> Statuses => Where(member => member.AcceptedValues is not null);

    public static TheoryData<string> Objects => Where(member => member.Object is not null);

    public static TheoryData<string> RequiredObjects => Where(member => member is { Object: not null, Required: true });

    public static TheoryData<string> OptionalObjects => Where(member => member is { Object: not null, Required: false });

    public static MemberPlan Find(string path) => SyncAppointments.Plan.Slots.Single(member => member.Path == path);

    public static IEnumerable<string> Paths(Func<MemberPlan, bool> condition) =>
        SyncAppointments.Plan.Slots.Where(condition).Select(member => member.Path);

    private static TheoryData<string> Where(Func<MemberPlan, bool> condition) => [.. Paths(condition)];
}
