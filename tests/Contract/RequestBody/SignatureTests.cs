using System.Security.Cryptography;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.RequestBody;

[Collection(StackCollection.Name)]
public sealed class SignatureTests(StackFixture fixture)
{
    private const string Missing = """{"error":"Missing X-Webhook-Signature header","success":false}""";
    private const string Invalid =
        """{"error":"Invalid X-Webhook-Signature header. Ensure the request body is signed with the correct signing key using HMAC-SHA256.","success":false}""";

    private static readonly RawRequest Good = RawRequest.Sync(Documented.FullSuccess);
    private static readonly string Hex = Caller.Sign(Good.Content)["sha256=".Length..];

    private static readonly Dictionary<string, string[]> InvalidCases = new()
    {
        ["prefix in upper case"] = [$"SHA256={Hex}"],
        ["no prefix"] = [Hex],
        ["prefix alone"] = ["sha256="],
        ["space after the prefix"] = [$"sha256= {Hex}"],
        ["63 digits"] = [$"sha256={Hex[..63]}"],
        ["65 digits"] = [$"sha256={Hex}0"],
        ["no hex digit"] = [$"sha256={Hex[..63]}g"],
        ["full-width digits"] = [$"sha256={new string('\uff10', 64)}"],
        ["zeros"] = [$"sha256={new string('0', 64)}"],
        ["Base64"] = [$"sha256={Convert.ToBase64String(Convert.FromHexString(Hex))}"],
        ["quoted"] = [$"\"sha256={Hex}\""],
        ["sent twice"] = [$"sha256={Hex}", $"sha256={Hex}"],
        ["sent with an empty one"] = [$"sha256={Hex}", ""],
        ["joined by a comma"] = [$"sha256={Hex}, sha256={Hex}"],
        ["of another algorithm"] = [$"sha1={Hex[..40]}"],
        ["a hash without a key"] = [$"sha256={Convert.ToHexStringLower(SHA256.HashData(Good.Content))}"],
        ["of another client's key"] = [Caller.Sign(Good.Content, "demo-medicat-signing-key")],
        ["of the API key"] = [Caller.Sign(Good.Content, Caller.ApiKey)],
        ["of an empty key"] = [Caller.Sign(Good.Content, "")],
        ["over other bytes"] = [Caller.Sign([.. Good.Content, (byte)'\n'])],
        ["over nothing"] = [Caller.Sign([])],
    };

    public static TheoryData<string> InvalidNames => [.. InvalidCases.Keys];

    [Theory]
    [InlineData("absent")]
    [InlineData("empty", "")]
    [InlineData("blank", "  ")]
    public async Task A_signature_that_is_absent_or_empty_is_missing(string why, params string[] signatures)
    {
        var answer = await SendAsync(Good.With("X-Webhook-Signature", signatures));

        answer.Status.ShouldBe(401, why);
        answer.Text.ShouldBe(Missing, why);
    }

    [Theory]
    [MemberData(nameof(InvalidNames))]
    public async Task A_signature_that_is_not_the_bodys_is_invalid(string name)
    {
        var answer = await SendAsync(Good.With("X-Webhook-Signature", InvalidCases[name]));

        answer.Status.ShouldBe(401);
        answer.Text.ShouldBe(Invalid);
    }

    [Fact]
    public async Task Hex_digits_may_be_in_either_case()
    {
        (await SendAsync(Good.With("X-Webhook-Signature", $"sha256={Hex.ToUpperInvariant()}"))).Status.ShouldBe(200);
        (await SendAsync(Good.With("X-Webhook-Signature", $"sha256={Hex[..32]}{Hex[32..].ToUpperInvariant()}"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task It_is_the_raw_bytes_that_are_signed_however_they_are_framed()
    {
        (await SendAsync(Good.Chunked(1))).Status.ShouldBe(200);
        (await SendAsync(RawRequest.Sync($"\n\t {Documented.FullRequest} \r\n"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_empty_body_can_be_signed_and_is_not_JSON()
    {
        var answer = await SendAsync(RawRequest.Sync(""));

        answer.Status.ShouldBe(400);
        answer.Issues.ShouldBe(["Invalid JSON at line 1, column 1."]);
    }

    [Fact]
    public async Task A_body_that_is_not_sent_is_an_empty_one()
    {
        var answer = await SendAsync(RawRequest.Sync("").Without("Content-Length"));

        answer.Issues.ShouldBe(["Invalid JSON at line 1, column 1."]);
    }

    private Task<Answer> SendAsync(RawRequest request) => RawConnection.ExchangeAsync(fixture.Stack, request);
}
