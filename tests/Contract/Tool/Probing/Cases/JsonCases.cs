using System.Text;

namespace Insight.Contract.Probing.Cases;

/// <summary>Bodies that are no JSON as RFC 8259 has it, or nearly not (check 10).</summary>
internal static class JsonCases
{
    private const string Row = "10 JSON";
    private const int Deepest = 64;

    /// <summary>The cases of a webhook.</summary>
    public static IEnumerable<ProbeCase> Of(ProbedWebhook webhook)
    {
        foreach (var (what, body) in Bodies(Encoding.UTF8.GetString(webhook.Good)))
            yield return webhook.Payload(what, Row, body);
        yield return webhook.Payload("bytes that are no UTF-8", Row, Inside(webhook, [0xff]));
        yield return webhook.Payload("an overlong form of UTF-8", Row, Inside(webhook, [0xc0, 0xaf]));
        yield return webhook.Payload("a surrogate in UTF-8", Row, Inside(webhook, [0xed, 0xa0, 0x80]));
        yield return webhook.Payload("a byte order mark", Row, [0xef, 0xbb, 0xbf, .. webhook.Good]);
        yield return webhook.Payload("UTF-16", Row, Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(webhook.Good)));
    }

    private static IEnumerable<(string What, string Body)> Bodies(string good)
    {
        yield return ("no body", "");
        yield return ("white space alone", " \n");
        yield return ("a body that breaks off", good[..^1]);
        yield return ("something behind the body", good + "x");
        yield return ("two bodies", good + good);
        yield return ("single quotes", good.Replace('"', '\''));
        yield return ("a comment", "/* x */" + good);
        yield return ("a comma before the end", good[..^1] + ",}");
        yield return ("a line feed within a text", With(good, "\"a\nb\""));
        yield return ("an unknown escape", With(good, "\"\\x\""));
        yield return ("an unpaired surrogate", With(good, "\"\\ud800\""));
        yield return ("an unpaired low surrogate", With(good, "\"\\udc00\""));
        yield return ("a pair of surrogates", With(good, "\"\\ud83d\\ude00\""));
        yield return ("a number with a leading zero", With(good, "01"));
        yield return ("not a number", With(good, "NaN"));
        yield return ("nested as deep as may be", With(good, Nested(Deepest - 1)));
        yield return ("nested too deep", With(good, Nested(Deepest)));
        yield return ("on several lines", "{\n\n  \"x\": }");
    }

    // A property that no contract documents.
    private static string With(string good, string raw) => $"{good[..^1]},\"{SamplePayload.IdPrefix}x\":{raw}}}";

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static byte[] Inside(ProbedWebhook webhook, byte[] bytes)
    {
        var body = Encoding.UTF8.GetBytes(With(Encoding.UTF8.GetString(webhook.Good), "\"~\""));
        var at = Array.LastIndexOf(body, (byte)'~');
        return [.. body[..at], .. bytes, .. body[(at + 1)..]];
    }
}
