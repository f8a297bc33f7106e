using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>A parser in another language, written by others, finds JSON well-formed exactly where the validator does.</summary>
public class IndependentParserTests
{
    private const int Bodies = 1000;
    private const int MutationsOfBody = 5;

    private static readonly int DrawnWith = Seed.Or(20261124);

    [NodeFact]
    public async Task Node_and_the_edge_agree_on_what_is_JSON()
    {
        var (drawn, mutator) = (new BodyFaker(DrawnWith), new ByteMutator(DrawnWith));
        var bodies = new List<byte[]>();
        for (var i = 0; i < Bodies; i++)
        {
            bodies.Add(i % 4 == 0 ? drawn.Event() : drawn.Appointments(mostEntries: 3));
            bodies.AddRange(Enumerable.Repeat(bodies[^1], MutationsOfBody).Select(body => mutator.Mutate(body)));
        }

        var verdicts = await NodeScript.AreWellFormedAsync(bodies);
        verdicts.Length.ShouldBe(bodies.Count);
        for (var i = 0; i < bodies.Count; i++)
        {
            using var result = SyncAppointments.Validator.Validate(bodies[i]);
            if ((result.Malformed is null) != verdicts[i])
                Assert.Fail($"{Seed.Told(DrawnWith)} Node says {verdicts[i]}, the edge {result.Malformed}. Body, in base64: {Convert.ToBase64String(bodies[i])}");
        }

        verdicts.Count(isWellFormed => isWellFormed).ShouldBeInRange(bodies.Count / 5, bodies.Count * 4 / 5, Seed.Told(DrawnWith));
    }
}
