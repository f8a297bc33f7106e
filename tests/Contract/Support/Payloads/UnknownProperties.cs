using System.Text.Json.Nodes;
using Bogus;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>What senders add beside the documented fields: it is allowed, and passed on.</summary>
internal static class UnknownProperties
{
    // Some differ from documented names only by case or by a character; none is one.
    private static readonly string[] Names =
        ["external_ref", "Status", "ID", "Patient", "id ", "meta", "é", "$ref", "__proto__", "a/b~c", "", "x\ty", "\"quoted\"", "名前", "😀"];

    private static readonly string[] Numbers = ["0", "-0", "1E2", "-1.5e-3", "12345678901234567890", "0.1"];

    public static string Name(Faker faker) => faker.PickRandom(Names);

    public static JsonNode? Value(Faker faker, int depth) => faker.Random.Int(0, depth > 0 ? 6 : 4) switch
    {
        0 => null,
        1 => faker.Random.Bool(),
        2 => JsonNode.Parse(faker.PickRandom(Numbers)),
        3 => RealisticTexts.Spiced(faker, faker.Lorem.Word()),
        4 => "",
        5 => new JsonArray([.. Enumerable.Range(0, faker.Random.Int(0, 3)).Select(_ => Value(faker, depth - 1))]),
        _ => new JsonObject { [Name(faker)] = Value(faker, depth - 1), ["id"] = Value(faker, depth - 1) },
    };
}
