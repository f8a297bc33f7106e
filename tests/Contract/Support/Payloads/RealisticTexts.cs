using Bogus;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Texts as they come out of an EHR, some of them with characters that are often mishandled.</summary>
internal static class RealisticTexts
{
    private static readonly string[] Spices =
    [
        "ü", "Zoë", "Łukasz", "名", "😀", "e\u0301", "\"", "\\", "/", "\\u0000", "\n", "\r\n", "\t", "\b", "\f", "\u001f", "\u007f",
        "\u2028", "\u00a0", "\ufeff", "\u200b", "\uffff", "\U0010ffff", "<b>", "'", "%00", "{}", "],[",
    ];

    public static string Spiced(Faker faker, string text) =>
        faker.Random.Bool(0.3f) ? text.Insert(faker.Random.Int(0, text.Length), faker.PickRandom(Spices)) : text;
}
