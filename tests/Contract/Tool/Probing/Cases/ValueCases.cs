using System.Text;
using Insight.Edge.Validation;

namespace Insight.Contract.Probing.Cases;

/// <summary>Dates, times, accepted values and white space: many values of a field in one batch, or an event each (check 11).</summary>
internal static class ValueCases
{
    private static readonly string[] GoodDates = ["02/29/2024", "02/29/2000", "12/31/9999", "01/01/0001"];

    private static readonly string[] BadDates =
    [
        "02/29/2025", "02/29/1900", "04/31/2026", "13/01/2026", "00/10/2026", "03/00/2026", "03/32/2026", "03/10/0000", "3/10/2026", "03/1/2026", "03/10/26", "2026-03-10", "03-10-2026",
        " 03/10/2026", "03/10/2026 ", "03/10/2026\n", "03/10/2026 14:30", "٠٣/١٠/٢٠٢٦", "０３/１０/２０２６",
    ];

    private static readonly string[] GoodTimes = ["00:00", "23:59"];

    private static readonly string[] BadDatesAndTimes =
    [
        "02/29/2025 10:00", "03/10/2026", "03/10/2026 24:00", "03/10/2026 23:60", "03/10/2026 9:05", "03/10/2026 09:5", "03/10/2026 14:30:00", "03/10/2026  14:30", "03/10/2026T14:30",
        "03/10/2026\t14:30", "03/10/2026\u00a014:30", "03/10/2026 14:30\n", "03/10/2026 2:30 PM", "14:30 03/10/2026",
    ];

    private static readonly string[] GoodTimestamps = ["2026-03-10T14:30:00.1Z", "2026-03-10T14:30:00.123456+00:00", "2024-02-29T08:30:00-23:59"];

    private static readonly string[] BadTimestamps =
    [
        "01/10/2025 12:30 PM", "2025-01-10 12:30:00", "1704888600", "2025-01-10T12:30:00", "2025-01-10T12:30Z", "2025-02-29T12:30:00Z", "2025-01-10T24:00:00Z", "2025-01-10T12:30:60Z",
        "2025-01-10T12:30:00.Z", "2025-01-10T12:30:00.1234567Z", "2025-01-10T12:30:00+24:00", "2025-01-10T12:30:00+0000", "2025-01-10t12:30:00z", "2025-01-10T12:30:00Z ", "0000-01-10T12:30:00Z",
    ];

    // What Unicode calls White_Space (PropList.txt), and what only looks so.
    private const string WhiteSpace =
        "\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

    private const string Lookalikes = "\u001c\u001f\u007f\u00ad\u180e\u200b\u200d\u2060\u2800\u3164\ufeff";

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook) => webhook.Plan.Batch is null ? OfEvents(webhook) : OfBatches(webhook);

    private static IEnumerable<ProbeCase> OfBatches(ProbedWebhook webhook)
    {
        foreach (var member in webhook.Plan.Slots.Where(member => member.Format == TextFormat.Date))
        {
            yield return Case(webhook, member, "is a date", GoodDates);
            yield return Case(webhook, member, "is no date", BadDates);
        }

        foreach (var member in webhook.Plan.Slots.Where(member => member.Format == TextFormat.DateAndTime))
        {
            yield return Case(webhook, member, "is a date and a time", GoodDates.SelectMany(date => GoodTimes.Select(time => $"{date} {time}")));
            yield return Case(webhook, member, "is no date and time", BadDatesAndTimes);
        }

        foreach (var member in webhook.Plan.Slots.Where(member => member.AcceptedValues is not null))
            yield return Case(webhook, member, "is each accepted value", member.AcceptedValues!.Select(Encoding.UTF8.GetString));
        foreach (var member in webhook.Plan.Slots.Where(member => member is { Object: null, Required: true, Format: null, AcceptedValues: null } && !IsKey(member)))
        {
            yield return Case(webhook, member, "is white space", WhiteSpace.Select(space => $"{space}"));
            yield return Case(webhook, member, "only looks like white space", Lookalikes.Select(lookalike => $"{lookalike}"));
        }
    }

    private static IEnumerable<ProbeCase> OfEvents(ProbedWebhook webhook)
    {
        foreach (var member in webhook.Plan.Slots.Where(member => member.Format == TextFormat.Timestamp))
        {
            foreach (var timestamp in GoodTimestamps.Concat(BadTimestamps))
                yield return Case(webhook, member, $"is {timestamp}", [timestamp]);
        }

        foreach (var member in webhook.Plan.Slots.Where(member => member.AcceptedValues is not null))
        {
            foreach (var value in member.AcceptedValues!.Select(Encoding.UTF8.GetString))
                yield return Case(webhook, member, $"is {value}", [value]);
        }
    }

    private static ProbeCase Case(ProbedWebhook webhook, MemberPlan member, string what, IEnumerable<string> values) =>
        FieldCases.Case(webhook, $"{member.Path} {what}", [.. values.Select(value => SamplePayload.Body(webhook.Plan.Entry, (member.Path, SamplePayload.Raw(value))))]);

    // By it an entry is stored: every value would be a row.
    private static bool IsKey(MemberPlan member) => member.Path == "appointment.id";
}
