using System.Security.Cryptography;
using System.Text;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Forwarding;

public sealed class BodyTests
{
    private static readonly Dictionary<string, string> Clean = new()
    {
        ["as documented"] = Documented.FullRequest,
        ["white space"] = $"\r\n\t {Payload.Batch(Payload.Entry()).Replace(":", " :\n ").Replace("03/10/2026 :\n ", "03/10/2026 ").Replace("14 :\n 30", "14:30").Replace("09 :\n 00", "09:00")} \n\n",
        ["escapes"] = Payload.Batch(Payload.EntryWith("appointment", "start_date", "\"start_d\\u0061te\":\"03\\/10\\/2026\",\"notes\":\"\\ud83d\\ude00 \\\" \\\\ \\b\"")),
        ["characters of every length"] = Payload.Batch(Payload.EntryWith("appointment", "", "\"notes\":\"a \u00e9 \u20ac \U0001F489\"")),
        ["unknown properties"] = $$"""{"source":{"v":[1,2.50,1e400,-0,true,null]},"appointments":[{{Payload.EntryWith("entry", "", "\"x\":{\"x\":[]},\"x\":1")}}],"z":"z"}""",
        ["one entry at the top level"] = Payload.EntryWith("entry", "", "\"department_id\":\"dept-01\""),
        ["an entry beside the array"] = $$"""{"appointment":{"id":7},"appointments":[{{Payload.Entry()}}]}""",
    };

    public static TheoryData<string> CleanNames => [.. Clean.Keys];

    [Theory]
    [MemberData(nameof(CleanNames))]
    public async Task A_body_with_nothing_wrong_reaches_the_backend_byte_for_byte(string name)
    {
        await using var stub = await StubStack.StartAsync();
        var request = RawRequest.Sync(Clean[name]);

        var answer = await RawConnection.ExchangeAsync(stub.Stack, request);

        answer.Text.ShouldBe("""{"message":"1 appointment(s) synced successfully.","success":true,"code":200}""");
        stub.Backend.Request.Text.ShouldBe(Clean[name]);
        SHA256.HashData(stub.Backend.Request.Body).ShouldBe(SHA256.HashData(request.Content));
        stub.Backend.Request.Headers["Content-Length"].ShouldBe($"{request.Content.Length}");
    }

    [Fact]
    public async Task A_body_in_chunks_goes_on_with_its_length()
    {
        await using var stub = await StubStack.StartAsync();

        await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(Documented.FullRequest).Chunked(7));

        stub.Backend.Request.Text.ShouldBe(Documented.FullRequest);
        stub.Backend.Request.Headers["Content-Length"].ShouldBe($"{Encoding.UTF8.GetByteCount(Documented.FullRequest)}");
        stub.Backend.Request.Headers.Keys.ShouldNotContain("Transfer-Encoding");
    }

    [Fact]
    public async Task A_large_body_arrives_whole()
    {
        await using var stub = await StubStack.StartAsync();
        var body = Payload.Batch(Payload.EntryWith("appointment", "", $"\"notes\":\"{new string('n', 3_000_000)}\""));

        (await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(body))).Status.ShouldBe(200);

        stub.Backend.Request.Text.ShouldBe(body);
    }

    [Theory]
    [InlineData("400 nothing passes", "{\"appointments\":[{}]}")]
    [InlineData("400 not JSON", "{\"appointments\":[")]
    [InlineData("400 batch", "{\"appointments\":[]}")]
    public async Task A_batch_of_which_nothing_passes_never_reaches_the_backend(string why, string body)
    {
        await using var stub = await StubStack.StartAsync();

        (await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(body))).Status.ShouldBe(400, why);

        stub.Backend.Requests.ShouldBeEmpty(why);
    }
}
