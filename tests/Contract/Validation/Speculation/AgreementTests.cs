using System.Diagnostics;
using System.Globalization;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>
/// The quick reader in front changes nothing: on drawn bodies and on mutations of them, the validator's verdict is the general
/// reader's. A few seconds in a normal run; <see cref="FuzzTime.Variable"/> makes a long one of it.
/// </summary>
public class AgreementTests(ITestOutputHelper output)
{
    private const int Rounds = 6;
    private const int BodiesOfRound = 200;
    private const int MutationsOfBody = 5;

    private static readonly int DrawnWith = Seed.Or(20261122);

    [Fact]
    public void The_verdict_is_the_general_readers()
    {
        var (bodies, quick) = (0, 0);
        var duration = Stopwatch.StartNew();
        for (var round = 0; round < Rounds || duration.Elapsed < FuzzTime.Configured; round++)
            Draw(DrawnWith + round, ref bodies, ref quick);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bodies} bodies, {quick} of them read quickly. {Seed.Told(DrawnWith)}"));
        quick.ShouldBeGreaterThan(bodies / 10, Seed.Told(DrawnWith)); // else the quick reader was hardly asked
    }

    private static void Draw(int seed, ref int bodies, ref int quick)
    {
        var (drawn, mutator) = (new BodyFaker(seed), new ByteMutator(seed));
        for (var i = 0; i < BodiesOfRound; i++)
        {
            var isEvent = i % 4 == 0;
            var readers = isEvent ? TwoReaders.OfEvents : TwoReaders.OfAppointments;
            var body = isEvent ? drawn.Event() : drawn.Appointments(mostEntries: i % 40 == 1 ? 40 : 4);
            var mutations = Enumerable.Range(0, MutationsOfBody).Select(_ => mutator.Mutate(body));
            foreach (var variant in mutations.Prepend(body))
            {
                readers.ShouldAgree(variant, Seed.Told(seed));
                bodies++;
                quick += readers.IsReadQuickly(variant) ? 1 : 0;
            }
        }
    }
}
