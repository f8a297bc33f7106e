using System.Security.Cryptography;
using System.Text;

namespace Insight.Contract.Tests.Keys;

public sealed class HashKeyTests
{
    private const string Key = "ik_0123456789012345678901234567890123456789abc";

    [Theory]
    [InlineData(Key)]
    [InlineData(Key + "\n")]
    [InlineData(Key + "\r\n")]
    public async Task A_key_is_hashed_without_the_terminals_line_end(string input)
    {
        var run = await KeysRun.OfAsync(input, "hash");
        run.ShouldBe(new KeysRun(0, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))) + Environment.NewLine, ""));
    }

    [Fact]
    public async Task A_key_comes_from_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "older key ✓".Replace(' ', '-') + "\n");
            var run = await KeysRun.OfAsync("", "hash", "--file", file);
            run.Output.Trim().ShouldBe(Convert.ToHexStringLower(SHA256.HashData("older-key-✓"u8)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("", "The key is empty.")]
    [InlineData("\n", "The key is empty.")]
    [InlineData(" canary", "white space")]
    [InlineData("canary ", "white space")]
    [InlineData("canary\n\n", "white space")]
    [InlineData("can\tary", "white space")]
    [InlineData("can\u00a0ary", "white space")]
    [InlineData("can\0ary", "control character")]
    [InlineData("is_0123456789012345678901234567890123456789abc", "This is a signing key")]
    public async Task What_is_no_API_key_is_refused_and_not_repeated(string input, string error)
    {
        var run = await KeysRun.OfAsync(input, "hash");
        run.Code.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain(error);
        run.Error.ShouldNotContain("canary");
        run.Error.ShouldNotContain("012345");
    }

    [Theory]
    [InlineData("hash", "canary")]
    [InlineData("hash", Key)]
    [InlineData("hash", "--file", "/no/such/canary")]
    [InlineData("hash", "--file", Key)]
    [InlineData("hash", "--key=" + Key)]
    [InlineData(Key)]
    [InlineData("check", Key)]
    public async Task A_key_in_the_arguments_is_refused_and_not_repeated(params string[] arguments)
    {
        var run = await KeysRun.OfAsync("another\n", arguments);
        run.Code.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldNotContain("canary");
        run.Error.ShouldNotContain("012345");
    }
}
