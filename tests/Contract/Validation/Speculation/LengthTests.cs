using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation.Speculation;

/// <summary>Texts, names and places of every length across the steps of 32 bytes, in the middle of a body and at its end.</summary>
public class LengthTests
{
    private const int Longest = 100;

    private static readonly string[] Fillings = ["x", " ", "é", "😀", "\\n", "\\u00e9", "\\u0020", "\\ud83d\\ude00"];
    private static readonly string[] Endings = ["", "\\/", "\\u0000", "\\ud83d", "\u0001", "\u00a0", "é", "\\"];

    public static TheoryData<string> Places => [.. SyncAppointments.Plan.Slots.Where(member => member.Object is null).Select(member => member.Path)];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_text_of_every_length(string path)
    {
        foreach (var style in JsonStyle.All.Take(2))
        {
            var json = style.Write(CompleteEntry.WithoutStandIns().With(path, "VALUE"));
            foreach (var filling in Fillings)
            {
                for (var length = 0; length <= Longest; length++)
                    Agree(json, string.Concat(Enumerable.Repeat(filling, length)) + Endings[length % Endings.Length]);
            }
        }
    }

    [Fact]
    public void A_name_and_a_value_that_are_not_documented_of_every_length()
    {
        foreach (var path in new[] { "VALUE", "patient.VALUE" })
        {
            var json = PlainJson.Write(CompleteEntry.New().With(path, "VALUE"));
            foreach (var filling in Fillings)
            {
                for (var length = 0; length <= Longest; length++)
                    Agree(json, string.Concat(Enumerable.Repeat(filling, length)) + Endings[length % Endings.Length]);
            }
        }
    }

    [Theory]
    [InlineData("appointment", "created_time", "02/29/2024 23:59")]
    [InlineData("appointment", "created_time", "02/29/2023 23:59")]
    [InlineData("appointment", "start_date", "02/29/2024")]
    [InlineData("appointment", "start_date", "02/30/2024")]
    [InlineData("patient", "gender", "Female")]
    [InlineData("patient", "gender", " ")]
    [InlineData("patient", "gender", "\u2003\u00a0")]
    public void A_value_at_every_distance_from_the_bodys_beginning_and_end(string parent, string name, string value)
    {
        // The value is the body's last, so that there is nothing behind it but brackets and white space.
        var last = new JsonObject();
        foreach (var (other, node) in CompleteEntry.New()[parent]!.AsObject().Where(property => property.Key != name))
            last[other] = node?.DeepClone();
        last[name] = value;
        var entry = CompleteEntry.New().Without(parent).With(parent, last);
        foreach (var style in JsonStyle.All)
        {
            var json = style.Write(entry);
            for (var length = 0; length <= Longest; length++)
            {
                Agree(new string(' ', length) + json);
                Agree(json + new string('\n', length));
                Agree($$"""{"appointments":[{{json}}{{new string(' ', length)}}]}""");
                Agree($$"""{"appointments":[{{json}}{{new string(' ', length)}}""");
            }
        }
    }

    [Fact]
    public void White_space_of_every_length_between_tokens()
    {
        var json = PlainJson.Write(Batches.Of([CompleteEntry.New(), CompleteEntry.New()]));
        var tokens = json.Split('"');
        for (var length = 0; length <= Longest; length++)
        {
            var space = new string(" \n\t\r"[length % 4], length);
            for (var i = 1; i < tokens.Length; i += 2)
                Agree(string.Join('"', tokens.Take(i)) + space + '"' + string.Join('"', tokens.Skip(i)));
        }
    }

    private static void Agree(string json, string value) => Agree(json.Replace("VALUE", value, StringComparison.Ordinal));

    private static void Agree(string json) => TwoReaders.OfAppointments.ShouldAgree(Encoding.UTF8.GetBytes(json), json);
}
