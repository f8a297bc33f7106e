using System.Text;
using Insight.Contract.Tests.Support;
using Insight.Edge;
using Insight.Edge.Configuration;
using Insight.Edge.Prediction;

namespace Insight.Contract.Tests.Prediction;

/// <summary>Beside "Invalid JSON" stands why, where the body's bytes tell.</summary>
public sealed class MalformedHintTests
{
    private static readonly EdgeContracts Contracts = new(new EdgeOptions());

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n", "white space")]
    [InlineData("{\"a\":1", "cut off")]
    [InlineData("{\"a\":\"b", "cut off")]
    [InlineData("{\"a\":\"b\\", "cut off")]
    [InlineData("{\"a\":tru", "cut off")]
    [InlineData("{\"a\":1}\n{\"a\":2}", "one document")]
    [InlineData("1 2", "one document")]
    [InlineData("{\"a\":1,}", "comma")]
    [InlineData("{\"a\":[1 , ]}", "comma")]
    [InlineData("{'a':1}", "double quotes")]
    [InlineData("{\"a\":'b'}", "double quotes")]
    [InlineData("{\"a\":1 /* b */}", "comments")]
    [InlineData("// a\n{}", "comments")]
    [InlineData("{\"a\":NaN}", "literals")]
    [InlineData("{\"a\":True}", "literals")]
    [InlineData("{\"a\":undefined}", "literals")]
    [InlineData("{\"a\":\"b\tc\"}", "control character")]
    [InlineData("{\"a\":\"b\nc\"}", "closing quote")]
    [InlineData("{\"a\":\"\\ud800\"}", "surrogate")]
    [InlineData("{\"a\":\"\\udc00\\ud800\"}", "surrogate")]
    [InlineData("{\"a\":\"\\ud83d", "cut off")]
    [InlineData("{\"a\":\"\\ud83d\\u", "cut off")]
    [InlineData("{\"a\":\"\\ud83d\\ude", "cut off")]
    [InlineData("{\"a\":\"\\ud83dx", "surrogate")]
    [InlineData("{\\\"a\\\": 1}", "once too often")]
    [InlineData("{\"a\":\\n1}", "once too often")]
    [InlineData("{\"a\":\"O\\'B\"}", "no such escape")]
    [InlineData("{\"a\":\"C:\\Temp\"}", "no such escape")]
    [InlineData("{\"a\":\"\\\\\\x\"}", "no such escape")]
    [InlineData("{\"a\":\"\\u12Nx\"}", "four hex digits")]
    [InlineData("{\"a\":\"\\u\"}", "four hex digits")]
    [InlineData("{\"a\":\"said \"The word\"\"}", "no backslash")]
    [InlineData("{\"a\":\"b\"c\"}", "no backslash")]
    [InlineData("{FirstName:1}", "Names stand in double quotes")]
    [InlineData("{\"a\":1,url:1}", "Names stand in double quotes")]
    [InlineData("{\"a\":booked}", "Strings stand in double quotes")]
    [InlineData("{\"a\":[1,x]}", "Strings stand in double quotes")]
    [InlineData("{\"a\" 1}", "colon")]
    [InlineData("{\"a\"/b\"}", "colon")]
    [InlineData("{\"a\":1\"b\":2}", "comma is missing")]
    [InlineData("{\"a\":12abc}", "leading zero")]
    [InlineData("{\"a\":1 \"b\":2}", "comma is missing")]
    [InlineData("[1 {}]", "comma is missing")]
    [InlineData("[1,,2]", "missing before the comma")]
    [InlineData("{,\"a\":1}", "missing before the comma")]
    [InlineData("{\"a\":01}", "leading zero")]
    [InlineData("{\"a\":.5}", "leading zero")]
    [InlineData("{\"a\":+1}", "leading zero")]
    [InlineData("{\"a\":1.}", "leading zero")]
    [InlineData("{\"a\":-x}", "leading zero")]
    [InlineData("{\"a\":-Infinity}", "literals")]
    [InlineData("{\"a\":tru\n}", "literals")]
    [InlineData("{\"a\":TRUE}", "literals")]
    [InlineData("{\"a\":None}", "literals")]
    [InlineData("{\u201ca\u201d:1}", "straight double quotes")]
    [InlineData("<html>", "HTML")]
    public void What_the_bytes_tell(string body, string word) => HintOf(Encoding.UTF8.GetBytes(body))!.ShouldContain(word);

    [Theory]
    [InlineData("{\"a\":[[}")]
    [InlineData("{\u0001}")]
    [InlineData("{\"a\":1:2}")]
    [InlineData("\0\0")]
    [InlineData("}")]
    public void What_they_do_not_tell(string body) => HintOf(Encoding.UTF8.GetBytes(body)).ShouldBeNull();

    [Fact]
    public void An_encoding_that_is_not_UTF_8()
    {
        var text = "{\"a\":\"bä\"}";

        HintOf([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)])!.ShouldContain("byte order mark");
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            HintOf(encoding.GetBytes(text))!.ShouldContain("UTF-16");
            HintOf([.. encoding.Preamble, .. encoding.GetBytes(text)])!.ShouldContain("UTF-16");
        }

        HintOf(Encoding.UTF32.GetBytes(text))!.ShouldContain("UTF-32");
        HintOf(new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetBytes(text))!.ShouldContain("UTF-32");
        HintOf([0x1F, 0x8B, 8, 0, 0, 0])!.ShouldContain("gzip");
        HintOf(Encoding.Latin1.GetBytes(text))!.ShouldContain("Windows-1252");
        HintOf(Encoding.UTF8.GetBytes(text)[..8])!.ShouldContain("cut off");
        HintOf(Encoding.UTF8.GetBytes(text)).ShouldBeNull();
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    public void Nesting(int levels, bool isTooDeep)
    {
        foreach (var (open, close) in ((string, string)[])[("[", "]"), ("{\"a\":", "}")])
        {
            var body = string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels));

            (HintOf(Encoding.UTF8.GetBytes(body))?.Contains("nest deeper than 64", StringComparison.Ordinal) == true).ShouldBe(isTooDeep);
        }
    }

    [Fact]
    public void Whatever_it_is_there_is_a_hint_or_none_and_nothing_out_of_the_body()
    {
        var seed = Seed.Or(1109);
        var random = new Random(seed);
        var pieces = new[] { "{", "}", "[", "]", ",", ":", "\"zq\"", "\"", "\\", "\\u", "d83d", "zq", "1", "-", ".", "'", "/", " ", "\n", "\0", "\u00e9", "true", "nul", "\ufeff" };
        for (var i = 0; i < 5000; i++)
        {
            var body = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));

            (HintOf(Encoding.UTF8.GetBytes(body)) ?? "").ShouldNotContain("zq", Case.Sensitive, $"{body} {Seed.Told(seed)}");
        }
    }

    // The place is the answer's own, and no byte of the body is told.
    private static string? HintOf(byte[] body) =>
        new Predictor(Contracts.Default, 1024 * 1024).Predict(body).Issues.Select(issue => issue.Hint).SingleOrDefault(hint => hint is not null);
}
