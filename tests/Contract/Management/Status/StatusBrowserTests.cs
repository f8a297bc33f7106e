using System.Globalization;
using Insight.Contract.Tests.Browser;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;
using Microsoft.Playwright;

namespace Insight.Contract.Tests.Management.Status;

/// <summary>The page as people have it before them.</summary>
public sealed class StatusBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly RawRequest Good = RawRequest.Sync(Payload.Batch(Payload.Entry()));

    // Longer names than anybody should have, and two EHRs more, one of which has a key that ends soon.
    private static readonly Dictionary<string, string?> Settings = ClientSettings.Of(ClientSettings.Unlimited, new()
    {
        ["Edge:Clients:2:Id"] = "a-client-whose-id-has-no-place-to-break-and-is-as-long-as-may-be",
        ["Edge:Clients:2:Ehr"] = "AnElectronicHealthRecordSystemWithoutASpaceInItsName",
        ["Edge:Clients:2:Organization"] = "acme",
        ["Edge:Clients:2:ApiKeys:0:Sha256"] = new string('a', 64),
        ["Edge:Clients:2:ApiKeys:0:ExpiresAt"] = TimeProvider.System.GetUtcNow().AddDays(3).ToString("O", CultureInfo.InvariantCulture),
        ["Edge:Clients:2:SigningKeys:0:Value"] = "a-signing-key",
    });

    [ChromiumFact]
    public async Task It_loads_without_a_complaint_and_asks_nobody_but_the_edge()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await chromium.OpenAsync(stub.Stack.ManagementAddress);

        await page.ShouldShowAsync("All is well");
        await page.ShouldShowAsync("Up to date every 5 seconds.");

        page.Complaints.ShouldBeEmpty();
        page.Requests.Where(request => !request.StartsWith("data:", StringComparison.Ordinal))
            .ShouldAllBe(request => request.StartsWith(stub.Stack.ManagementAddress.ToString(), StringComparison.Ordinal));
        page.Requests.ShouldContain(request => request.EndsWith("/status/page.css", StringComparison.Ordinal));
        (await page.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('section')).borderTopStyle")).ShouldBe("solid");
    }

    [ChromiumFact]
    public async Task It_brings_itself_up_to_date_until_it_is_paused_and_goes_on_when_it_is_resumed()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await chromium.OpenAsync(stub.Stack.ManagementAddress);
        await page.ShouldShowAsync("Nobody called, so nothing was refused.");

        await RawConnection.ExchangeAsync(stub.Stack, Good);
        await page.ShouldShowAsync("1 of 1");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await page.ShouldShowAsync("Paused.");
        await RawConnection.ExchangeAsync(stub.Stack, Good);
        await Eventually.ShouldAsync("it is counted", async () => (await stub.Stack.Http.GetStringAsync(stub.Stack.ManagementAddress)).Contains("2 of 2", StringComparison.Ordinal));
        var asked = page.Requests.Count;
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await page.ShouldShowAsync("2 of 2");

        page.Requests.Count.ShouldBe(asked + 1);
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task It_says_when_the_edge_does_not_answer_and_when_it_does_again()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await chromium.OpenAsync(stub.Stack.ManagementAddress);
        await page.Page.RouteAsync("**/status/sections", route => route.AbortAsync());

        await page.ShouldShowAsync("This edge has not answered since");
        (await page.Page.GetByRole(AriaRole.Status).TextContentAsync()).ShouldBe("The edge does not answer.");
        await page.Page.UnrouteAsync("**/status/sections");

        await page.Page.Locator("#connection").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await page.Page.GetByRole(AriaRole.Status).TextContentAsync()).ShouldBe("All is well");
    }

    [ChromiumFact]
    public async Task What_is_read_out_is_the_news_and_nothing_else()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await chromium.OpenAsync(stub.Stack.ManagementAddress);
        await RawConnection.ExchangeAsync(stub.Stack, Good);
        await page.ShouldShowAsync("1 of 1");
        (await page.Page.GetByRole(AriaRole.Status).TextContentAsync()).ShouldBe("");

        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 503, "{}");
        await RawConnection.ExchangeAsync(stub.Stack, Good);
        await page.ShouldShowAsync("1 of 2 request(s) failed");

        (await page.Page.GetByRole(AriaRole.Status).TextContentAsync()).ShouldBe("Requests fail, or will");
    }

    [ChromiumFact]
    public async Task Without_a_script_it_is_whole()
    {
        await using var stub = await StubStack.StartAsync();
        await RawConnection.ExchangeAsync(stub.Stack, Good);
        await using var page = await chromium.OpenAsync(stub.Stack.ManagementAddress, new() { JavaScriptEnabled = false });

        await page.ShouldShowAsync("Reload the page to bring it up to date.");
        await page.ShouldShowAsync("How requests ended");
        (await page.Page.Locator("#pause").IsVisibleAsync()).ShouldBeFalse();
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task The_keyboard_reaches_everything_that_can_be_used_and_it_is_seen_where_it_is()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await chromium.OpenAsync(stub.Stack.ManagementAddress);
        await page.ShouldShowAsync("Up to date every 5 seconds.");
        var reached = new List<string>();

        for (var i = 0; i < 5; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            reached.Add(await page.Page.EvaluateAsync<string>("document.activeElement.textContent"));
            (await page.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid");
        }

        reached.ShouldBe(["Skip to the content", "Pause", "Metrics", "Readiness", "Liveness"]);
        (await page.Page.EvaluateAsync<int>("document.querySelectorAll('a,button,input,select,[tabindex=\"0\"]').length")).ShouldBe(5);
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await page.Page.Locator(".skip").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        (await page.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
    }

    [ChromiumFact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen_however_long_a_name_is()
    {
        await using var stub = await StubStack.StartAsync(Settings);
        await RefuseAsync(stub);
        await using var page = await chromium.OpenAsync(stub.Stack.ManagementAddress, new() { ViewportSize = new() { Width = 360, Height = 740 }, IsMobile = true });

        (await page.OverflowAsync()).ShouldBe(0);
        (await page.Page.EvaluateAsync<int>("[...document.querySelectorAll('main *')].filter(each => each.getBoundingClientRect().right > innerWidth).length")).ShouldBe(0);
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task At_200_percent_and_in_a_narrow_window_it_stays_whole()
    {
        await using var stub = await StubStack.StartAsync(Settings);
        await RefuseAsync(stub);
        await using var page = await chromium.OpenAsync(stub.Stack.ManagementAddress, new() { ViewportSize = new() { Width = 320, Height = 640 } });

        (await page.OverflowAsync()).ShouldBe(0);
    }

    [ChromiumFact]
    public async Task In_the_dark_it_is_dark()
    {
        await using var stub = await StubStack.StartAsync();
        await using var light = await chromium.OpenAsync(stub.Stack.ManagementAddress, new() { ColorScheme = ColorScheme.Light });
        await using var dark = await chromium.OpenAsync(stub.Stack.ManagementAddress, new() { ColorScheme = ColorScheme.Dark });

        (await BrightnessAsync(light.Page)).ShouldBeGreaterThan(200);
        (await BrightnessAsync(dark.Page)).ShouldBeLessThan(50);

        static Task<int> BrightnessAsync(IPage page) =>
            page.EvaluateAsync<int>("Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))");
    }

    [ChromiumFact(WithAxe = true)]
    public async Task Axe_has_nothing_against_it_in_any_colours_on_any_screen_well_or_not()
    {
        await using var stub = await StubStack.StartAsync(Settings);
        foreach (var state in new[] { "idle", "busy" })
        {
            if (state == "busy")
                await RefuseAsync(stub);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                foreach (var width in new[] { 360, 1280 })
                {
                    await using var page = await chromium.OpenAsync(
                        stub.Stack.ManagementAddress,
                        new() { ColorScheme = scheme, BypassCSP = true, ViewportSize = new() { Width = width, Height = 900 } });
                    await page.Page.GetByRole(AriaRole.Button).WaitForAsync();

                    (await Chromium.JudgeAsync(page.Page)).ShouldBe("", $"{state}, {scheme}, {width}");
                }
            }
        }
    }

    // Something in every table: refused in part and whole, by everybody, and failed.
    private static async Task RefuseAsync(StubStack stub)
    {
        foreach (var body in Canary.BatchBodies.Values)
            await RawConnection.ExchangeAsync(stub.Stack, RawRequest.Sync(body));
        await RawConnection.ExchangeAsync(stub.Stack, Good.With("X-API-Key", "nobody's"));
        stub.Backend.Answer = context => StubBackend.AnswerAsync(context, 503, "{}");
        await RawConnection.ExchangeAsync(stub.Stack, Good);
        await Eventually.ShouldAsync("all is counted", async () =>
            (await stub.Stack.Http.GetStringAsync(stub.Stack.ManagementAddress)).Contains("upstream error", StringComparison.Ordinal));
    }
}
