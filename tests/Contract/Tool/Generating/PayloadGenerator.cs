using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Bogus;
using Insight.Contract.Mutating;
using Insight.Edge.Prediction;
using Insight.Edge.Responses;

namespace Insight.Contract.Generating;

/// <summary>Draws payloads of one contract: the same seed draws the same.</summary>
internal sealed class PayloadGenerator
{
    private const float ShareOfBroken = 0.4f;

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Faker _faker;
    private readonly Func<JsonNode> _draw;
    private readonly Mutator _mutator;
    private readonly int _maxEntries;

    /// <param name="predictor">The contract.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="maxEntries">Most entries in a batch.</param>
    public PayloadGenerator(Predictor predictor, int seed, int maxEntries)
    {
        _faker = new Faker { Random = new Randomizer(seed) };
        _mutator = new Mutator(predictor);
        _maxEntries = maxEntries;
        if (predictor.Contract.Name == AppointmentEventResponses.Name)
        {
            var events = new EventGenerator(predictor.Contract, _faker);
            _draw = events.Draw;
        }
        else
        {
            var entries = new EntryGenerator(predictor.Contract, _faker);
            _draw = () => Batch(entries);
        }
    }

    /// <summary>Draws one without an issue.</summary>
    public byte[] Valid() => Encoding.UTF8.GetBytes(_draw().ToJsonString(Written));

    /// <summary>Draws one that breaks a rule in one place.</summary>
    /// <param name="rule">The rule: <c>absent</c>, or one of one place: <c>patient.birth_date.invalid</c>.</param>
    /// <param name="isLine">Whether it must be one line of text.</param>
    /// <exception cref="UsageException">The contract has no such rule, or not in one line.</exception>
    public byte[] Broken(string rule, bool isLine)
    {
        Mutation[] fitting =
        [
            .. _mutator.All(Valid(), _faker.Random.Int(0, 1000))
                .Where(mutation => (mutation.Rule == rule || mutation.Name == rule) && (!isLine || IsLine(mutation.Body))),
        ];
        return fitting.Length > 0
            ? _faker.PickRandom(fitting).Body
            : throw new UsageException($"The contract has no rule {rule}{(isLine ? ", or none that one line can break: --output writes files" : "")}. --help tells them.");
    }

    /// <summary>Draws one of which nobody knows: valid, or broken in one place.</summary>
    public byte[] Mixed() => _faker.Random.Bool(ShareOfBroken)
        ? _faker.PickRandom(_mutator.Entries(Valid(), _faker.Random.Int(0, 1000)).ToArray()).Body
        : Valid();

    private static bool IsLine(byte[] body) => body.Length > 0 && Utf8.IsValid(body) && !body.Contains((byte)'\n');

    private JsonObject Batch(EntryGenerator entries) =>
        new() { ["appointments"] = new JsonArray([.. Enumerable.Range(0, _faker.Random.Int(1, _maxEntries)).Select(_ => entries.Draw())]) };
}
