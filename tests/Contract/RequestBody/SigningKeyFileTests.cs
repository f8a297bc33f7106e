using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RequestBody;

public sealed class SigningKeyFileTests
{
    [Theory]
    [InlineData("no line end", "secret", "secret")]
    [InlineData("a line end", "secret\n", "secret")]
    [InlineData("Windows' line end", "secret\r\n", "secret")]
    [InlineData("two line ends", "secret\n\n", "secret\n")]
    [InlineData("white space", " secret ", " secret ")]
    [InlineData("not ASCII", "gehe\u00edm\n", "gehe\u00edm")]
    public async Task A_key_in_a_file_is_its_bytes_without_one_line_end(string why, string content, string key)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, content);
            await using var stack = await InsightStack.StartAsync(new Dictionary<string, string?>
            {
                ["Edge:Clients:0:SigningKeys:0:Value"] = null,
                ["Edge:Clients:0:SigningKeys:0:File"] = file,
            });

            (await SendAsync(stack, key)).Status.ShouldBe(200, why);
            (await SendAsync(stack, key + "\n")).Status.ShouldBe(401, why);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<Answer> SendAsync(InsightStack stack, string signingKey) =>
        RawConnection.ExchangeAsync(stack, RawRequest.Sync(Documented.FullSuccess, signingKey: signingKey));
}
