using System.Security.Cryptography;
using System.Text;
using Insight.Contract.Tests.Browser;
using Insight.Contract.Tests.Signing;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Portal;

/// <summary>The signature helper as people have it before them.</summary>
public sealed class SignatureBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Key = "is_00112233445566778899aabbccddeeff";
    private const string Body = "{\"b\": \"caf\u00e9/<x>\", \"a\": [1.0, {\"z\": null, \"y\": []}]}";

    private static readonly byte[] KeyBytes = Encoding.UTF8.GetBytes(Key);

    /// <summary>What was done wrong, the header that came of it, and what the page says of it.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "nothing", Header(Body), "" },
        { "digits in upper case", Header(Body).ToUpperInvariant().Replace("SHA256", "sha256", StringComparison.Ordinal), "" },
        { "prefix in upper case", Header(Body).Replace("sha256", "SHA256", StringComparison.Ordinal), "form.prefix-case" },
        { "no prefix", Header(Body)["sha256=".Length..], "form.no-prefix" },
        { "another prefix", Header(Body).Replace("sha256", "v1", StringComparison.Ordinal), "form.other-prefix" },
        { "another prefix, and base64", $"v1:{Convert.ToBase64String(Sign(Body))}", "form.other-prefix form.base64" },
        { "base64", $"sha256={Convert.ToBase64String(Sign(Body))}", "form.base64" },
        { "base64 of hex", $"sha256={Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Sign(Body))))}", "form.base64-of-hex" },
        { "white space around it", $" {Header(Body)} ", "form.white-space" },
        { "a line feed behind the body", Header($"{Body}\n"), "body.trailing-newline-lost" },
        { "CR LF behind the body", Header($"{Body}\r\n"), "body.trailing-newline-lost" },
        { "a byte order mark", Header($"\ufeff{Body}"), "body.byte-order-mark-lost" },
        { "nothing signed", Header(""), "body.empty" },
        { "an object made into text", Header("[object Object]"), "body.object-as-text" },
        { "compact", Header("{\"b\":\"caf\u00e9/<x>\",\"a\":[1.0,{\"z\":null,\"y\":[]}]}"), "body.spacing" },
        { "indented", Header("{\n  \"b\": \"caf\u00e9/<x>\",\n  \"a\": [\n    1.0,\n    {\n      \"z\": null,\n      \"y\": []\n    }\n  ]\n}"), "body.spacing" },
        { "escaped as Python does", Header(Body.Replace("\u00e9", "\\u00e9", StringComparison.Ordinal)), "body.escapes" },
        { "escaped as PHP does", Header("{\"b\":\"caf\\u00e9\\/<x>\",\"a\":[1.0,{\"z\":null,\"y\":[]}]}"), "body.escapes" },
        { "escaped as .NET does", Header("{\"b\":\"caf\\u00E9/\\u003Cx\\u003E\",\"a\":[1.0,{\"z\":null,\"y\":[]}]}"), "body.escapes" },
        { "sorted", Header("{\"a\": [1.0, {\"y\": [], \"z\": null}], \"b\": \"caf\u00e9/<x>\"}"), "body.key-order" },
        { "JavaScript's numbers", Header("{\"b\":\"caf\u00e9/<x>\",\"a\":[1,{\"z\":null,\"y\":[]}]}"), "body.numbers" },
        { "Latin-1", Header(Encoding.Latin1.GetBytes(Body), KeyBytes), "body.charset" },
        { "UTF-16", Header(Encoding.Unicode.GetBytes(Body), KeyBytes), "body.charset" },
        { "a line end behind the key", Header(Encoding.UTF8.GetBytes(Body), [.. KeyBytes, (byte)'\n']), "key.white-space" },
        { "the key decoded from hex", Header(Encoding.UTF8.GetBytes(Body), Convert.FromHexString(Key[3..])), "key.hex-decoded" },
        { "the key decoded from base64", Header(Encoding.UTF8.GetBytes(Body), Convert.FromBase64String(Key[3..])), "key.base64-decoded" },
        { "another key", Header(Encoding.UTF8.GetBytes(Body), "another key"u8.ToArray()), "key.other" },
        { "no key", Header(Encoding.UTF8.GetBytes(Body), []), "key.empty" },
        { "HMAC-SHA1", "sha256=7da0ce9d74a8f2aeb7ecc0c93fa64bbfe5173e42", "algorithm.hmac-sha1" },
        { "HMAC-SHA512", $"sha512={Convert.ToHexStringLower(HMACSHA512.HashData(KeyBytes, Encoding.UTF8.GetBytes(Body)))}", "form.other-prefix algorithm.hmac-sha512" },
        { "compact, and HMAC-SHA1", "sha256=87571e21972fe50aac626a74266d977419e148ce", "body.spacing algorithm.hmac-sha1" },
        { "compact, and SHA-256", $"sha256={Convert.ToHexStringLower(SHA256.HashData("{\"b\":\"caf\u00e9/<x>\",\"a\":[1.0,{\"z\":null,\"y\":[]}]}"u8))}", "body.spacing algorithm.sha256-of-body" },
        { "SHA-256", $"sha256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)))}", "algorithm.sha256-of-body" },
        { "two mistakes", Header(Encoding.UTF8.GetBytes($"{Body}\n"), [.. KeyBytes, (byte)'\n']), "body.trailing-newline-lost key.white-space" },
        { "something else", $"sha256={new string('a', 64)}", "unexplained" },
        { "cut off", Header(Body)[..^4], "form.cut-off" },
        { "cut off by a column of 64", Header(Body)[..64], "form.cut-off" },
        { "empty but for a space", " ", "form.empty" },
    };

    [ChromiumFact]
    public async Task It_makes_the_header_and_explains_each_mistake_and_asks_nobody()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        var asked = page.Asked;
        await page.Page.FillAsync("#payload", Body);
        await page.Page.FillAsync("#key", Key);
        await page.Page.ClickAsync("#compute");
        await page.Page.Locator("#result").WaitForAsync();
        (await page.TextAsync("#header")).ShouldBe($"X-Webhook-Signature: {Header(Body)}");

        await page.Page.Locator("summary").ClickAsync();
        await page.Page.FillAsync("#others", "not this\nanother key");
        foreach (var row in Mistakes)
        {
            var (mistake, sent, codes) = ((string)row[0], (string)row[1], (string)row[2]);
            await page.Page.FillAsync("#sent", sent);
            await page.Page.ClickAsync("#compute");
            await page.Page.Locator("#result").WaitForAsync();
            (await page.Page.EvaluateAsync<string>("[...document.querySelectorAll('#causes li')].map(each => each.dataset.code).join(' ')")).ShouldBe(codes, mistake);
            (await page.TextAsync("#verdict-title")).ShouldContain(codes == "" ? "it matches" : "does not match", Case.Sensitive, mistake);
        }

        page.Asked.ShouldBe(asked);
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task It_explains_what_another_program_did_wrong_as_the_contract_program_does()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        foreach (var mismatch in MismatchTests.Mismatch.All)
        {
            var codes = await page.Page.EvaluateAsync<string[]>(
                """
                async ([body, key, sent, ...otherKeys]) => {
                  const { explain } = await import('/docs/assets/signature-causes.js');
                  const verdict = await explain({ body: Uint8Array.from(atob(body), character => character.charCodeAt(0)), key, sent, otherKeys });
                  return [`matches: ${verdict.matches}`, ...verdict.causes.map(cause => cause.code)];
                }
                """,
                (string[])[mismatch.Body, mismatch.Key, mismatch.Signature, .. mismatch.Others]);

            codes[0].ShouldBe(mismatch.Causes is { Length: 0 } ? "matches: true" : "matches: false", mismatch.Name);
            if (mismatch.Causes is null)
                codes[1].ShouldBe("unexplained", mismatch.Name);
            else
                codes[1..].ShouldBe(mismatch.Causes, ignoreOrder: true, mismatch.Name);
        }

        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Where_another_key_may_have_been_used_it_names_the_field_for_it_as_the_page_does()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        await page.Page.Locator("summary").ClickAsync();
        await page.Page.FillAsync("#payload", Body);
        await page.Page.FillAsync("#key", Key);
        await page.Page.FillAsync("#sent", $"sha256={new string('a', 64)}");
        await page.Page.ClickAsync("#compute");
        await page.ShouldShowAsync("can be given under “Other keys that may have been used”.");

        (await page.TextAsync("label[for=others]")).ShouldStartWith("Other keys that may have been used");
        (await page.TextAsync("#others-note")).ShouldStartWith("The API key, in case the two were swapped");
    }

    [ChromiumFact]
    public async Task Who_writes_JSON_so_is_told_once()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        await page.Page.Locator("summary").ClickAsync();
        await page.Page.FillAsync("#payload", "{\"a\":\"\u00e9\"}");
        await page.Page.FillAsync("#key", Key);
        await page.Page.FillAsync("#sent", Header("{\"a\": \"\\u00e9\"}"));
        await page.Page.ClickAsync("#compute");

        await page.ShouldShowAsync("with a space behind each comma and colon, all but ASCII escaped (\\u00e9), as Python writes it. Serialise once");
    }

    [ChromiumTheory]
    [InlineData("no JSON", "{\"a\": \"\\x\"}", null, "None of the usual mistakes explains it. ")]
    [InlineData("JSON", "{}", null, "None of the usual mistakes explains it. ")]
    [InlineData("more work than it may do", "{}", 1000, "None of the mistakes that were tried explains it. Not tried: some ways of writing the same JSON, and two mistakes at once, because with a body so large it would take too long. ")]
    [InlineData("more work for pairs than it may do", "{}", 10000, "None of the mistakes that were tried explains it. Not tried: some pairs of mistakes, because with a body so large it would take too long. ")]
    [InlineData("large", "", 1, "None of the mistakes that were tried explains it. Not tried: the same JSON written in another way, because the body is larger than 2 MiB; ")]
    public async Task What_is_not_explained_says_what_was_not_tried(string name, string body, int? most, string text)
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        var told = await page.Page.EvaluateAsync<string>(
            """
            async ([body, most]) => {
              const { explain } = await import('/docs/assets/signature-causes.js');
              const bytes = body === '' ? new Uint8Array(2 * 1024 * 1024 + 1) : new TextEncoder().encode(body);
              const { causes } = await explain({ body: bytes, key: 'k', sent: `sha256=${'a'.repeat(64)}`, most: most ?? undefined });
              return causes.map(cause => `${cause.code}: ${cause.text}`).join(' ');
            }
            """,
            (object?[])[body, most]);

        told.ShouldStartWith($"unexplained: {text}", Case.Sensitive, name);
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task What_takes_long_is_stopped_by_the_next_computation_and_by_clearing()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        var large = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{\"a\": 1}", 100_000))}]");
        await page.Page.Locator("summary").ClickAsync();
        await page.Page.EvaluateAsync("(() => { const abort = AbortController.prototype.abort; globalThis.stops = 0; AbortController.prototype.abort = function () { globalThis.stops++; abort.call(this); }; })()");
        await ComputeLargeAsync();
        await page.Page.ClickAsync("#clear");
        (await page.TextAsync("#state")).ShouldBe("");
        (await page.Page.EvaluateAsync<int>("globalThis.stops")).ShouldBe(1);

        await ComputeLargeAsync();
        await page.Page.ClickAsync("#unchoose");
        await page.Page.FillAsync("#payload", "{}");
        await page.Page.FillAsync("#sent", "");
        await page.Page.ClickAsync("#compute");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.Page.EvaluateAsync<int>("globalThis.stops")).ShouldBe(2);
        (await page.TextAsync("#header")).ShouldBe($"X-Webhook-Signature: {Header("{}")}");
        (await page.TextAsync("#state")).ShouldBe("Computed.");
        page.Complaints.ShouldBeEmpty();

        async Task ComputeLargeAsync()
        {
            await page.ChooseAsync("large.json", large);
            await page.Page.FillAsync("#key", Key);
            await page.Page.FillAsync("#sent", $"sha256={new string('a', 64)}");
            await page.Page.ClickAsync("#compute");
            await page.ShouldShowAsync("Clear stops it.");
        }
    }

    [ChromiumFact]
    public async Task A_file_that_is_still_being_read_is_what_is_signed_and_in_place_of_one_that_cannot_be_nothing_is()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        await page.HoldFilesAsync();
        await page.Page.FillAsync("#payload", "{}");
        await page.Page.FillAsync("#key", Key);

        await page.ChooseAsync("slow.json", "[]"u8.ToArray());
        await page.Page.ClickAsync("#compute");
        await page.ReleaseAsync("slow.json");
        await page.Page.Locator("#result").WaitForAsync();
        (await page.TextAsync("#header")).ShouldBe($"X-Webhook-Signature: {Header("[]")}");

        await page.ChooseAsync("gone.json", []);
        await page.Page.ClickAsync("#compute");
        await page.ReleaseAsync("gone.json");
        await page.ShouldShowAsync("The file could not be read.");
        (await page.Page.Locator("#result").IsVisibleAsync()).ShouldBeFalse();
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_file_keeps_its_bytes_and_so_its_line_ends()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        byte[] body = [.. "{\r\n}\r\n"u8, 0xff];
        await page.ChooseAsync("body.json", body);
        await page.Page.FillAsync("#key", Key);
        await page.Page.Locator("#key").PressAsync("Enter");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.TextAsync("#header")).ShouldBe($"X-Webhook-Signature: {Header(body, KeyBytes)}");
        (await page.TextAsync("#facts")).ShouldBe("Of 7 bytes, as they are in the file; the key has 35 bytes.");
        await page.Page.Locator("summary").ClickAsync();
        await page.Page.FillAsync("#sent", Header("{\n}\n"));
        await page.ChooseAsync("body.json", "{\r\n}\r\n"u8.ToArray());
        await page.Page.ClickAsync("#compute");
        await page.ShouldShowAsync("What was signed has LF where the body has CR LF.");
    }

    [ChromiumFact]
    public async Task On_a_page_that_is_no_secure_context_it_says_that_it_cannot_compute_and_why()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await chromium.OpenAsync(new Uri("about:blank"));
        await page.Page.Context.RouteAsync("http://edge.example/**", async route =>
        {
            var answer = await route.FetchAsync(new() { Url = new Uri(stub.Stack.Address, new Uri(route.Request.Url).AbsolutePath).ToString() });
            await route.FulfillAsync(new() { Response = answer });
        });

        await page.OpenAsync(new Uri("http://edge.example/docs/signature"));

        await page.ShouldShowAsync("Nothing can be computed here: browsers do that only on pages that came over https, or from this machine (http://localhost). This one came from http://edge.example.");
        (await page.Page.Locator("#compute").IsDisabledAsync()).ShouldBeTrue();
    }

    private Task<BrowserPage> OpenAsync(StubStack stub) => chromium.OpenAsync(new Uri(stub.Stack.Address, "/docs/signature"));

    private static byte[] Sign(string body) => HMACSHA256.HashData(KeyBytes, Encoding.UTF8.GetBytes(body));

    private static string Header(string body) => $"sha256={Convert.ToHexStringLower(Sign(body))}";

    private static string Header(byte[] body, byte[] key) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(key, body))}";
}
