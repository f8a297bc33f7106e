using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Responses;

/// <summary>Where the contract's texts hold a number: lines and columns are counted from 1, the columns in bytes.</summary>
[Collection(StackCollection.Name)]
public sealed class TextTests(StackFixture fixture)
{
    [Theory]
    [InlineData("nothing at all", "", 1, 1)]
    [InlineData("white space", " \n ", 2, 2)]
    [InlineData("open object", "{", 1, 2)]
    [InlineData("missing value", "{\n  \"a\": }", 2, 8)]
    [InlineData("two values", "{} {}", 1, 4)]
    [InlineData("trailing comma", "[1,]", 1, 4)]
    [InlineData("comment", "/* */ {}", 1, 1)]
    [InlineData("byte order mark", "\ufeff{}", 1, 1)]
    [InlineData("two-byte character before it", "[\"é\", x]", 1, 8)]
    [InlineData("unpaired surrogate", "{\"a\":\"\\ud800\"}", 1, 7)]
    [InlineData("unpaired surrogate in a name", "{\"\\udc00\":1}", 1, 3)]
    [InlineData("not a number", "[NaN]", 1, 2)]
    public async Task Malformed_JSON_is_told_with_line_and_column(string why, string body, int line, int column)
    {
        var answer = await Caller.SyncAsync(fixture.Stack, body);

        answer.Status.ShouldBe(400, why);
        answer.Issues.ShouldBe([$"Invalid JSON at line {line}, column {column}."], why);
    }

    [Fact]
    public async Task A_byte_that_is_not_UTF_8_is_malformed_wherever_it_stands()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes($$"""{"appointments":[{{Payload.Entry()}}],"x":"""), (byte)'"', 0xff, .. "\"}"u8];

        var answer = await RawConnection.ExchangeAsync(fixture.Stack, RawRequest.Sync(body));

        answer.Status.ShouldBe(400);
        answer.Issues.ShouldBe([$"Invalid JSON at line 1, column {body.Length - 2}."]);
    }

    [Theory]
    [InlineData(64, "'appointments' array is required.")]
    [InlineData(65, "Invalid JSON at line 1, column 65.")]
    public async Task Nesting_is_well_formed_up_to_64_levels(int levels, string error)
    {
        var answer = await Caller.SyncAsync(fixture.Stack, new string('[', levels) + new string(']', levels));

        answer.Issues.ShouldBe([error]);
    }
}
