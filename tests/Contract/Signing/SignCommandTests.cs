using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Signing;

/// <summary><c>sign</c> and <c>explain</c>.</summary>
public sealed class SignCommandTests : IDisposable
{
    private readonly ContractRun _run = new ContractRun().WithKeys().With("body.json", "{\"a\": 1}\n").With("other", "next-key");

    [Fact]
    public async Task What_is_signed_is_explained_as_right()
    {
        var (code, signature, _) = await _run.RunAsync("sign", "body.json", "--signing-key-file", "signing-key");

        (code, signature).ShouldBe((0, Caller.Sign("{\"a\": 1}\n"u8) + "\n"));
        (await ExplainAsync(signature.Trim())).ShouldBe((0, "The signature matches these bytes and this key.\n"));
    }

    [Fact]
    public async Task A_mismatch_is_explained_with_the_right_signature()
    {
        var (code, output) = await ExplainAsync(Caller.Sign("{\"a\": 1}"u8));

        code.ShouldBe(1);
        output.ShouldBe($"""
            The signature does not match.
            - A line end was sent that was not signed: sign exactly what is sent. [body.trailing-newline-added]
            The signature of these bytes is {Caller.Sign("{\"a\": 1}\n"u8)}

            """, StringCompareShould.IgnoreLineEndings);
    }

    [Theory]
    [InlineData("", "[form.empty]")]
    [InlineData("sha256=", "[form.empty]")]
    [InlineData("sha256=hello", "[form.unreadable]")]
    [InlineData("sha256=0000000000000000000000000000000000000000", "[form.length]")]
    public async Task A_signature_without_a_digest_is_no_fault_of_the_key(string signature, string cause)
    {
        var (code, output) = await ExplainAsync(signature);

        code.ShouldBe(1);
        output.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)).ShouldBe(1);
        output.ShouldContain(cause);
        output.ShouldNotContain("key was used");
        output.ShouldEndWith($"The signature of these bytes is {Caller.Sign("{\"a\": 1}\n"u8)}\n");
    }

    [Fact]
    public async Task A_signature_that_a_column_of_64_characters_cut_off_is_said_to_be()
    {
        var (_, output) = await ExplainAsync(Caller.Sign("{\"a\": 1}\n"u8)[..64]);

        output.ShouldContain("of the 64 hex digits only the first 57 are there, and those are right. With sha256= the value has 71 characters: a column or variable of 64 is too short for it. [form.cut-off]");
        output.ShouldNotContain("key was used");
    }

    [Fact]
    public async Task Whoever_watches_sees_that_it_goes_on()
    {
        using var watched = new ContractRun { Time = new HurryingTime(), ShowsProgress = true }.WithKeys().With("body.json", "{\"a\": 1}\n");

        var run = await watched.RunAsync("explain", "body.json", "--signature", Caller.Sign("another"u8), "--signing-key-file", "signing-key");

        run.Error.ShouldMatch("\\r\u001b\\[K[0-9]+ spellings of the body tried.*\\r\u001b\\[K$");
        run.Output.ShouldNotContain('\r');
    }

    [Fact]
    public async Task Another_key_explains_it_where_it_is_given()
    {
        var signature = Caller.Sign("{\"a\": 1}\n"u8, "next-key");

        (await ExplainAsync(signature)).Output.ShouldContain("None of the usual mistakes explains it");
        (await ExplainAsync(signature, "--other-key-file", "other")).Output.ShouldContain("[key.other]");
    }

    [Fact]
    public async Task Two_keys_that_were_swapped_are_found_where_the_API_key_is_given_and_asked_for_where_it_is_not()
    {
        const string Question = "Were the two keys swapped? --api-key-file tells.";
        var swapped = Caller.Sign("{\"a\": 1}\n"u8, Caller.ApiKey);

        (await ExplainAsync(swapped)).Output.ShouldContain(Question);
        (await ExplainAsync(swapped, "--api-key-file", "api-key")).Output.ShouldContain("[key.api-key]");
        (await ExplainAsync(Caller.Sign("another"u8), "--api-key-file", "api-key")).Output.ShouldNotContain(Question);
    }

    [Theory]
    [InlineData("sign", "body.json", "--signing-key-file", "marked")]
    [InlineData("explain", "body.json", "--signature", "sha256=", "--signing-key-file", "marked")]
    [InlineData("explain", "body.json", "--signature", "sha256=", "--signing-key-file", "signing-key", "--other-key-file", "marked")]
    [InlineData("explain", "body.json", "--signature", "sha256=", "--signing-key-file", "signing-key", "--api-key-file", "marked")]
    [InlineData("check", "body.json", "--url", "http://127.0.0.1:1", "--ehr", "nexus", "--api-key-file", "api-key", "--signing-key-file", "marked")]
    [InlineData("check", "body.json", "--url", "http://127.0.0.1:1", "--ehr", "nexus", "--api-key-file", "marked", "--signing-key-file", "signing-key")]
    [InlineData("probe", "--url", "http://127.0.0.1:1", "--ehr", "nexus", "--api-key-file", "api-key", "--signing-key-file", "marked")]
    public async Task A_key_file_that_begins_with_a_byte_order_mark_is_refused(params string[] arguments)
    {
        var run = await _run.With("marked", $"\ufeff{Caller.SigningKey}\n").RunAsync(arguments);

        run.Code.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("marked begins with a byte order mark (EF BB BF)");
        run.Error.ShouldNotContain(Caller.SigningKey);
    }

    [Theory]
    [InlineData("sign", "body.json")]
    [InlineData("sign", "missing", "--signing-key-file", "signing-key")]
    [InlineData("sign", "body.json", "--signing-key-file", "missing")]
    [InlineData("explain", "body.json", "--signing-key-file", "signing-key")]
    public async Task What_cannot_be_done_is_refused(params string[] arguments)
    {
        var run = await _run.RunAsync(arguments);

        run.Code.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task No_key_is_printed()
    {
        var (_, output) = await ExplainAsync(Caller.Sign("{\"a\": 1}\n"u8, Caller.SigningKey + " "));

        output.ShouldContain("[key.white-space]");
        output.ShouldNotContain(Caller.SigningKey);
    }

    public void Dispose() => _run.Dispose();

    private async Task<(int Code, string Output)> ExplainAsync(string signature, params string[] more)
    {
        var run = await _run.RunAsync(["explain", "--signature", signature, "--signing-key-file", "signing-key", "body.json", .. more]);
        return (run.Code, run.Output);
    }
}
