using System.Text;
using System.Text.Json.Nodes;
using Bogus;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Draws bodies of both contracts, as bytes, in the styles of many writers: clean ones, flawed ones, odd ones.</summary>
/// <param name="seed">The seed: the same one draws the same bodies.</param>
internal sealed class BodyFaker(int seed)
{
    private readonly BatchFaker _batches = new(seed);
    private readonly AppointmentEntryFaker _entries = new(seed);
    private readonly EventFaker _events = new(seed);
    private readonly AppointmentEventFaker _validEvents = new(seed);
    private readonly IrregularJson _irregular = new(seed);
    private readonly Faker _faker = new() { Random = new Randomizer(seed) };

    private Randomizer Random => _faker.Random;

    /// <summary>A body of <c>sync-appointments</c>.</summary>
    /// <param name="mostEntries">Most entries in its batch.</param>
    public byte[] Appointments(int mostEntries)
    {
        var body = Random.Int(0, 9) switch
        {
            0 or 1 => _batches.Body(mostEntries),
            2 => Odd(_entries.Generate()),
            3 => Batches.Of(_entries.Generate(Random.Int(1, mostEntries))),
            4 => new JsonObject { ["appointments"] = OneOrder(mostEntries), ["sent"] = UnknownProperties.Value(_faker, 3) },
            5 => new JsonObject { ["sent"] = UnknownProperties.Value(_faker, 3), ["appointments"] = OneOrder(mostEntries) },
            6 => new JsonObject { ["appointments"] = OneOrder(mostEntries), [Twice.Name("appointments")] = OneOrder(1) },
            7 => Batches.Of(_entries.Generate(Random.Int(1, mostEntries)).Select(Odd)),
            _ => new JsonObject { ["appointments"] = OneOrder(mostEntries) },
        };
        return Written(body);
    }

    /// <summary>A body of <c>appointment-event</c>.</summary>
    public byte[] Event() => Written(Random.Int(0, 3) switch
    {
        0 => Odd(_validEvents.Generate()),
        1 => _validEvents.Generate(),
        _ => _events.Draw(),
    });

    private byte[] Written(JsonNode? body) =>
        Encoding.UTF8.GetBytes(Random.Int(0, 4) == 0 ? _irregular.Write(body) : Random.ArrayElement(JsonStyle.All).Write(body));

    // As most programs write them: the same order in every entry, until another part of the program takes over.
    private JsonArray OneOrder(int mostEntries)
    {
        var random = new Randomizer(Random.Int());
        var order = Order(random);
        var entries = new JsonArray();
        for (var left = Random.Int(1, mostEntries); left > 0; left--)
        {
            var entry = Random.Int(0, 3) == 0 ? CompleteEntry.WithoutStandIns() : CompleteEntry.New();
            entries.Add(Random.Int(0, 9) == 0 ? _batches.Entry() : order(entry));
            if (Random.Int(0, 9) == 0)
                order = Order(random);
        }

        return entries;
    }

    private static Func<JsonObject, JsonObject> Order(Randomizer random)
    {
        if (random.Bool())
            return entry => entry;
        var places = new Dictionary<string, int>();
        return Sorted;

        JsonObject Sorted(JsonObject entry)
        {
            foreach (var name in entry.Select(property => property.Key).Where(name => !places.ContainsKey(name)))
                places[name] = random.Int();
            return new JsonObject(entry.OrderBy(property => places[property.Key]).Select(property =>
                KeyValuePair.Create(property.Key, property.Value is JsonObject inner ? Sorted(inner) : property.Value?.DeepClone())));
        }
    }

    // One thing in one place that few senders write.
    private JsonObject Odd(JsonObject entry)
    {
        var objects = entry.Select(property => property.Value).OfType<JsonObject>().Append(entry).ToArray();
        var place = Random.ArrayElement(objects);
        var name = place.Count == 0 ? "x" : Random.ListItem([.. place.Select(property => property.Key)]);
        switch (Random.Int(0, 4))
        {
            case 0:
                place[Twice.Name(name)] = UnknownProperties.Value(_faker, 1);
                break;
            case 1:
                place["nested"] = Nested(Random.Int(56, 66));
                break;
            case 2:
                place.Remove(name);
                break;
            case 3:
                place[name] = new string(Random.ArrayElement(['x', ' ', 'é', '\\', '\n']), Random.Int(0, 100));
                break;
            default:
                place[UnknownProperties.Name(_faker)] = UnknownProperties.Value(_faker, 3);
                break;
        }

        return entry;
    }

    private JsonNode Nested(int depth)
    {
        JsonNode node = Random.Bool() ? new JsonArray() : new JsonObject();
        for (; depth > 1; depth--)
            node = Random.Bool() ? new JsonArray(node) : new JsonObject { ["x"] = node };
        return node;
    }
}
