using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Insight.Edge.Responses;
using Insight.Edge.Validation;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Validation;

/// <summary>
/// Whatever bytes come, validator and splitter throw nothing, find an outcome that is the caller's fault or nobody's, and what is forwarded holds
/// exactly the accepted entries, byte for byte, as System.Text.Json, which the splitter does not use, finds them. One body in ten is an event, which is
/// forwarded whole or not at all: what is not malformed System.Text.Json reads too, and of what is accepted it finds each documented field once at most.
/// A few seconds in a normal run; <see cref="FuzzTime.Variable"/> makes a long one of it.
/// </summary>
public class SplitFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 6;
    private const int BodiesOfRound = 200;
    private const int MutationsOfBody = 5;

    private static readonly int DrawnWith = Seed.Or(20261123);

    [Fact]
    public void The_clean_body_is_parsed_to_exactly_the_accepted_entries()
    {
        var (batches, events) = (new Dictionary<OutcomeKind, int>(), new Dictionary<OutcomeKind, int>());
        var duration = Stopwatch.StartNew();
        for (var round = 0; round < Rounds || duration.Elapsed < FuzzTime.Configured; round++)
        {
            foreach (var (body, isEvent) in Draw(DrawnWith + round))
            {
                var kind = Try(body, isEvent ? JudgeEvent : Judge, Seed.Told(DrawnWith + round));
                var kinds = isEvent ? events : batches;
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            }
        }

        output.WriteLine($"Batches: {Told(batches)}. Events: {Told(events)}. {Seed.Told(DrawnWith)}");
        batches.Keys.Order().ShouldBe([OutcomeKind.Accepted, OutcomeKind.Partial, OutcomeKind.Rejected, OutcomeKind.Malformed]);
        events.Keys.Order().ShouldBe([OutcomeKind.Accepted, OutcomeKind.Rejected, OutcomeKind.Malformed]);
    }

    private static string Told(Dictionary<OutcomeKind, int> kinds) => string.Create(
        CultureInfo.InvariantCulture,
        $"{kinds.Values.Sum()} bodies, {string.Join(", ", kinds.OrderBy(kind => kind.Key).Select(kind => $"{kind.Value} {kind.Key}"))}");

    private static IEnumerable<(byte[] Body, bool IsEvent)> Draw(int seed)
    {
        var (drawn, mutator) = (new BodyFaker(seed), new ByteMutator(seed));
        for (var i = 0; i < BodiesOfRound; i++)
        {
            var isEvent = i % 10 == 0;
            var body = isEvent ? drawn.Event() : drawn.Appointments(mostEntries: i % 40 == 1 ? 40 : 4);
            yield return (body, isEvent);
            for (var mutation = 0; mutation < MutationsOfBody; mutation++)
                yield return (mutator.Mutate(body), isEvent);
        }
    }

    private static OutcomeKind Try(byte[] body, Func<byte[], OutcomeKind> judge, string told)
    {
        try
        {
            return judge(body);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"{told} Body, in base64: {Convert.ToBase64String(body)}", e);
        }
    }

    private static OutcomeKind Judge(byte[] body)
    {
        using var result = SyncAppointments.Validator.Validate(body);
        var outcome = Outcome.Of(result);
        using var answer = AnswerBuffer.Rent();
        SyncAppointments.Responses.WriteBody(answer, outcome);
        using (JsonDocument.Parse(answer.Written))
        {
            // It is JSON.
        }

        if (outcome.Kind is not (OutcomeKind.Accepted or OutcomeKind.Partial))
            return outcome.Kind;

        var refused = new HashSet<int>();
        foreach (var issue in result.Issues)
            refused.Add(issue.Entry);
        var clean = body;
        if (outcome.Kind == OutcomeKind.Partial)
        {
            clean = new byte[CleanBody.LengthOf(body.Length, result)];
            CleanBody.Write(body, result, clean);
        }

        var sent = Entries(body);
        sent.Count.ShouldBe(result.EntryCount);
        var accepted = sent.Where((_, index) => !refused.Contains(index)).ToList();
        var forwarded = Entries(clean);
        forwarded.Count.ShouldBe(accepted.Count);
        forwarded.Count.ShouldBe(outcome.Accepted);
        for (var i = 0; i < accepted.Count; i++)
            forwarded[i].AsSpan().SequenceEqual(accepted[i]).ShouldBeTrue($"entry {i} of what is forwarded");

        // And nothing is left to refuse.
        using var again = SyncAppointments.Validator.Validate(clean);
        Outcome.Of(again).Kind.ShouldBe(OutcomeKind.Accepted);
        return outcome.Kind;
    }

    private static OutcomeKind JudgeEvent(byte[] body)
    {
        using var result = AppointmentEvents.Validator.Validate(body);
        var outcome = Outcome.Of(result);
        if (outcome.Kind != OutcomeKind.Accepted)
        {
            using var answer = AnswerBuffer.Rent();
            AppointmentEvents.Responses.WriteBody(answer, outcome);
            using (JsonDocument.Parse(answer.Written))
            {
                // It is JSON.
            }
        }

        // A body that is empty is no JSON either, and is told as a missing one.
        if (outcome.Kind == OutcomeKind.Malformed || body.Length == 0)
            return outcome.Kind;
        using var document = JsonDocument.Parse(body);
        if (outcome.Kind == OutcomeKind.Accepted)
        {
            var names = document.RootElement.EnumerateObject().Select(property => property.Name).ToList();
            foreach (var field in AppointmentEvents.Plan.Slots)
                names.Count(name => name == field.Path).ShouldBeLessThanOrEqualTo(1, field.Path);
        }

        return outcome.Kind;
    }

    private static List<byte[]> Entries(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var lists = document.RootElement.EnumerateObject().Where(property => property.NameEquals("appointments")).ToList();
        return lists.Count == 0
            ? [JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray()]
            : [.. lists.ShouldHaveSingleItem().Value.EnumerateArray().Select(entry => JsonMarshal.GetRawUtf8Value(entry).ToArray())];
    }
}
