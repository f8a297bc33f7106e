using System.Text.Json.Nodes;
using Bogus;
using Insight.Edge.Validation;

namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>Values that break a rule of the contract, at least where the field is required.</summary>
internal static class WrongValues
{
    public static readonly string[] NoStrings = ["0", "30", "-1.5e3", "true", "false", "[]", "[\"x\"]", "{}", "{\"id\":\"x\"}"];

    public static readonly string[] NoObjects = ["null", "0", "true", "\"\"", "\"{}\"", "[]", "[{}]"];

    public static readonly string[] Nuls = ["\0", "a\0", "\0a", "a\0b", " \0 ", "😀\0", "03/10/2026\0", "booked\0", "\0\0"];

    public static readonly string[] Dates =
    [
        "02/29/2025", "02/29/1900", "02/29/2100", "02/30/2024", "04/31/2026", "06/31/2026", "09/31/2026", "11/31/2026", "13/01/2026",
        "00/10/2026", "03/00/2026", "03/32/2026", "03/10/0000", "3/10/2026", "03/1/2026", "03/10/26", "03/10/20266", "2026-03-10",
        "03-10-2026", "03.10.2026", "10/03\\2026", " 03/10/2026", "03/10/2026 ", "03/10/2026\n", "03/10/2026\r\n", "\n03/10/2026",
        "03/10/2026 14:30", "٠٣/١٠/٢٠٢٦", "０３/１０/２０２６", "03／10／2026", "03/10/202６", "0٣/10/2026", "+3/10/2026", "03/10/-026",
    ];

    public static readonly string[] DatesAndTimes =
    [
        "02/29/2025 10:00", "13/01/2026 10:00", "03/10/0000 10:00", "03/10/2026", "03/10/2026 ", "03/10/2026 24:00", "03/10/2026 23:60",
        "03/10/2026 9:05", "03/10/2026 09:5", "03/10/2026 14:30:00", "03/10/2026 14.30", "03/10/2026  14:30", "03/10/2026T14:30",
        "03/10/2026\t14:30", "03/10/2026\u00a014:30", "03/10/2026 14:30\n", "03/10/2026 14:30\r\n", " 03/10/2026 14:30",
        "03/10/2026 14:30 ", "03/10/2026 14:30Z", "03/10/2026 2:30 PM", "03/10/2026 ٢٣:٠٠", "03/10/2026 １４:30", "03/10/2026 -1:30",
        "03/10/2026 +1:30", "14:30 03/10/2026", "03/10/202614:30",
    ];

    public static readonly string[] Statuses =
        ["Booked", "BOOKED", "booked ", " booked", "booked\n", "book", "bookedd", "ｂooked", "check-in", "no show", "noShow", "0", "null", "\u200b"];

    public static JsonNode? NoObject(Randomizer random) => JsonNode.Parse(random.ArrayElement(NoObjects));

    public static JsonNode? Text(Randomizer random, MemberPlan member) => random.Int(0, 6) switch
    {
        0 => null,
        1 => Blank(random),
        2 => JsonNode.Parse(random.ArrayElement(NoStrings)),
        3 => random.ArrayElement(Nuls),
        4 => WhiteSpaces.Lookalikes[random.Int(0, WhiteSpaces.Lookalikes.Length - 1)].ToString(),
        _ => Misspelt(random, member),
    };

    public static string Blank(Randomizer random) =>
        string.Concat(Enumerable.Range(0, random.Int(0, 4)).Select(_ => WhiteSpaces.All[random.Int(0, WhiteSpaces.All.Length - 1)]));

    private static string Misspelt(Randomizer random, MemberPlan member) =>
        random.ArrayElement(member.AcceptedValues is not null ? Statuses : member.Format == TextFormat.Date ? Dates : DatesAndTimes);
}
