using Insight.Contract.Tests.Browser;
using Insight.Contract.Tests.Support;
using Microsoft.Playwright;

namespace Insight.Contract.Tests.Portal;

/// <summary>What holds for all of the pages, and the example code, as people have them before them.</summary>
public sealed class PortalBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Pages = ["/docs", "/docs/checker", "/docs/signature", "/docs/examples"];

    [ChromiumFact]
    public async Task They_load_without_a_complaint_and_ask_nobody_but_the_edge()
    {
        await using var stub = await StubStack.StartAsync();
        foreach (var path in Pages)
        {
            await using var page = await OpenAsync(stub, path);

            page.Complaints.ShouldBeEmpty(path);
            page.Requests.ShouldAllBe(request => request.StartsWith(stub.Stack.Address.ToString(), StringComparison.Ordinal));
            (await page.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.top')).borderBottomStyle")).ShouldBe("solid", path);
            (await page.Page.Locator("nav[aria-label=Pages] [aria-current=page]").GetAttributeAsync("href")).ShouldBe(path);
            (await page.Page.EvaluateAsync<int>("[...document.querySelectorAll('a[href^=\"#\"]')].filter(link => !document.getElementById(link.hash.slice(1))).length")).ShouldBe(0, path);
        }
    }

    [ChromiumFact]
    public async Task Every_link_of_the_reference_leads_somewhere()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub, "/docs");
        foreach (var link in await page.Page.EvaluateAsync<string[]>("[...document.links].map(link => link.href.split('#')[0])"))
        {
            using var answer = await stub.Stack.Http.GetAsync(new Uri(link));
            answer.IsSuccessStatusCode.ShouldBeTrue(link);
        }
    }

    [ChromiumFact]
    public async Task The_example_code_is_filled_with_the_visitors_own_values_and_they_stay_in_the_page()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub, "/docs/examples");
        var asked = page.Asked;
        (await page.TextAsync("#sync-sh")).ShouldContain($"INSIGHT_URL:-{stub.Stack.Address.GetLeftPart(UriPartial.Authority)}}}");

        await page.Page.FillAsync("#url", "https://edge.example/base/");
        await page.Page.FillAsync("#ehr", "medicat");
        await page.Page.FillAsync("#api-key-file", "my key's.txt");
        await page.Page.GetByLabel("Python").CheckAsync();

        var code = await page.TextAsync("#sync-py");
        code.ShouldContain("os.environ.get(\"INSIGHT_URL\", \"https://edge.example/base\")");
        code.ShouldContain("os.environ.get(\"INSIGHT_EHR\", \"medicat\")");
        (await page.TextAsync("#sync-py-run")).ShouldBe("INSIGHT_API_KEY=\"$(cat 'my key'\\''s.txt')\" \\\npython3 sync.py");
        (await page.Page.Locator("#sync-sh").IsVisibleAsync()).ShouldBeFalse();
        (await page.Page.Locator("#event-py").IsVisibleAsync()).ShouldBeTrue();
        (await page.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length + document.cookie.length")).ShouldBe(0);
        page.Asked.ShouldBe(asked);
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumTheory]
    [InlineData("url", "https://edge.example/\"; rm -rf ~; \"")]
    [InlineData("url", "javascript:alert(1)")]
    [InlineData("url", "https://edge.example/$(id)")]
    [InlineData("ehr", "nexus\"; import os")]
    [InlineData("ehr", "`id`")]
    public async Task What_would_mean_something_in_a_program_is_not_put_into_it(string input, string value)
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub, "/docs/examples");

        await page.Page.FillAsync($"#{input}", value);

        (await page.Page.Locator($"#{input}-error").IsVisibleAsync()).ShouldBeTrue();
        (await page.TextAsync("#sync-sh")).ShouldContain(input == "url" ? ":-http://localhost:8080}" : ":-nexus}");
    }

    [ChromiumFact]
    public async Task Code_is_copied_as_it_is_shown()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await chromium.OpenAsync(new Uri(stub.Stack.Address, "/docs/examples"), new() { Permissions = ["clipboard-read", "clipboard-write"] });

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Copy sync.sh", Exact = true }).ClickAsync();

        await page.ShouldShowAsync("Copied.");
        (await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe(await page.TextAsync("#sync-sh"));
    }

    [ChromiumFact]
    public async Task Without_a_script_the_reference_and_the_code_are_whole_and_the_others_say_what_they_need()
    {
        await using var stub = await StubStack.StartAsync();
        foreach (var (path, text) in new[] { ("/docs", "appointment.id is required."), ("/docs/examples", "dotnet run sync.cs"), ("/docs/checker", "The checker needs JavaScript."), ("/docs/signature", "The signature helper needs JavaScript.") })
        {
            await using var page = await chromium.OpenAsync(new Uri(stub.Stack.Address, path), new() { JavaScriptEnabled = false });
            (await page.Page.Locator("main").InnerTextAsync()).ShouldContain(text);
            page.Complaints.ShouldBeEmpty();
        }
    }

    [ChromiumFact]
    public async Task The_keyboard_goes_through_a_page_in_the_order_in_which_it_is_read_and_is_seen_where_it_is()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub, "/docs/checker");
        var reached = new List<string>();
        for (var i = 0; i < 13; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            reached.Add(await page.Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"));
            (await page.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid", reached[^1]);
        }

        reached.ShouldBe(["Skip to the content", "Insight Edge for integrators", "Reference", "Checker", "Signatures", "Examples", "contract", "file", "payload", "check", "sample", "broken", "clear"]);
        await page.Page.Locator(".skip").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        (await page.FocusedAsync()).ShouldBe("main");
    }

    [ChromiumFact]
    public async Task In_the_dark_they_are_dark_and_on_a_phone_nothing_is_wider_than_the_screen()
    {
        await using var stub = await StubStack.StartAsync();
        foreach (var path in Pages)
        {
            foreach (var width in new[] { 320, 390 })
            {
                await using var page = await chromium.OpenAsync(new Uri(stub.Stack.Address, path), new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = width, Height = 780 } });
                if (path == "/docs/checker")
                {
                    await page.Page.ClickAsync("#broken");
                    await page.Page.Locator("#result").WaitForAsync();
                }

                (await page.OverflowAsync()).ShouldBe(0, $"{path}, {width}");
                (await page.Page.EvaluateAsync<int>("Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))")).ShouldBeLessThan(50);
            }
        }
    }

    [ChromiumFact(WithAxe = true)]
    public async Task Axe_has_nothing_against_them_in_any_colours_on_any_screen_before_and_after()
    {
        await using var stub = await StubStack.StartAsync(new Dictionary<string, string?> { ["Edge:Portal:Checks"] = "1000" });
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var width in new[] { 360, 1280 })
            {
                foreach (var path in Pages)
                {
                    await using var page = await chromium.OpenAsync(
                        new Uri(stub.Stack.Address, path), new() { ColorScheme = scheme, BypassCSP = true, ViewportSize = new() { Width = width, Height = 900 } });
                    (await Chromium.JudgeAsync(page.Page)).ShouldBe("", $"{path}, {scheme}, {width}");
                    await UseAsync(page.Page, path);
                    (await Chromium.JudgeAsync(page.Page)).ShouldBe("", $"{path}, used, {scheme}, {width}");
                }
            }
        }
    }

    private static async Task UseAsync(IPage page, string path)
    {
        switch (path)
        {
            case "/docs/checker":
                await page.ClickAsync("#broken");
                await page.Locator("#result").WaitForAsync();
                await page.Keyboard.PressAsync("n");
                break;
            case "/docs/signature":
                await page.Locator("summary").ClickAsync();
                await page.FillAsync("#payload", "{}");
                await page.FillAsync("#key", "a key");
                await page.FillAsync("#sent", "sha256=00");
                await page.ClickAsync("#compute");
                await page.Locator("#result").WaitForAsync();
                break;
            case "/docs/examples":
                await page.FillAsync("#ehr", "not good");
                await page.FillAsync("#signing-key-file", "key.txt");
                break;
        }
    }

    private Task<BrowserPage> OpenAsync(StubStack stub, string path) => chromium.OpenAsync(new Uri(stub.Stack.Address, path));
}
