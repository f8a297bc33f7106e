using System.Text;
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
    [InlineData("{\"a\":\"b\nc\"}", "control character")]
    [InlineData("{\"a\":\"\\ud800\"}", "surrogate")]
    [InlineData("{\"a\":\"\\udc00\\ud800\"}", "surrogate")]
    public void What_the_bytes_tell(string body, string word) => HintOf(Encoding.UTF8.GetBytes(body))!.ShouldContain(word);

    [Theory]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":\"b\"c\"}")]
    [InlineData("{\"a\":[[}")]
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

    // The place is the answer's own, and no byte of the body is told.
    private static string? HintOf(byte[] body) =>
        new Predictor(Contracts.Default, 1024 * 1024).Predict(body).Issues.Select(issue => issue.Hint).SingleOrDefault(hint => hint is not null);
}
