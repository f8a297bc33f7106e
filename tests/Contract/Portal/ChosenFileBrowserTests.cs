using Insight.Contract.Tests.Browser;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Portal;

/// <summary>The payload checker, with a file in place of a pasted payload.</summary>
public sealed class ChosenFileBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task A_file_and_its_name_are_text_and_what_is_not_seen_is_shown_by_its_number()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        byte[] payload = [.. "{\"\u202eevil\u2066\u2028\u200b\": \"\0\", \"appointment\": {\"status\": \""u8, 0xff, .. "\"}}"u8];

        await page.ChooseAsync("<img src=x onerror=alert(1)>.json", payload);
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.TextAsync("#chosen-name")).ShouldBe($"<img src=x onerror=alert(1)>.json, {payload.Length} bytes");
        (await page.TextAsync("#status")).ShouldBe("400");
        (await page.Page.Locator(".odd").AllTextContentsAsync()).ShouldBe(["U+202E", "U+2066", "U+2028", "U+200B", "U+0000"]);
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_file_of_payloads_is_told_where_to_go_when_it_is_chosen()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);

        await page.ChooseAsync("export.NDJSON", "{}\n{}\n"u8.ToArray());
        await page.Page.Locator("#state.notice").WaitForAsync();
        (await page.TextAsync("#state")).ShouldStartWith("export.NDJSON is chosen. This looks like NDJSON");

        await page.Page.ClickAsync("#unchoose");
        (await page.Page.Locator("#state.notice").IsVisibleAsync()).ShouldBeFalse();
        (await page.TextAsync("#state")).ShouldBe("");
    }

    [ChromiumFact]
    public async Task A_file_that_is_still_being_read_is_what_is_checked()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        await page.HoldFilesAsync();
        await page.Page.FillAsync("#payload", "{}");

        await page.ChooseAsync("slow.json", "{x}"u8.ToArray());
        await page.Page.ClickAsync("#check");
        await page.Page.ClickAsync("#check");
        await page.ReleaseAsync("slow.json");
        await ShouldBeCheckedAsync("slow.json, 3 bytes", "Invalid JSON at line 1, column 2.");

        // Whoever chooses another one meanwhile means that one.
        await page.ChooseAsync("slower.json", "{x}"u8.ToArray());
        await page.Page.ClickAsync("#check");
        await page.ChooseAsync("other.json", "[1}"u8.ToArray());
        await page.ReleaseAsync("other.json");
        await ShouldBeCheckedAsync("other.json, 3 bytes", "Invalid JSON at line 1, column 3.");
        await page.ReleaseAsync("slower.json");

        (await page.TextAsync("#chosen-name")).ShouldBe("other.json, 3 bytes");
        page.AskedFor("/docs/check").ShouldBe(2);
        page.Complaints.ShouldBeEmpty();

        async Task ShouldBeCheckedAsync(string name, string issue)
        {
            await page.Page.Locator("#result").WaitForAsync();
            (await page.TextAsync("p.issue strong")).ShouldBe(issue);
            (await page.TextAsync("#chosen-name")).ShouldBe(name);
        }
    }

    [ChromiumTheory]
    [InlineData("gone.json")]
    [InlineData("slow.json", "gone.json")]
    public async Task In_place_of_a_file_that_cannot_be_read_nothing_is_checked(params string[] names)
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        await page.HoldFilesAsync();
        await page.Page.FillAsync("#payload", "{}");

        await page.ChooseAsync(names[0], "{x}"u8.ToArray());
        await page.Page.ClickAsync("#check");
        if (names.Length > 1)
            await page.ChooseAsync(names[1], []);
        foreach (var name in names)
            await page.ReleaseAsync(name);
        await page.ShouldShowAsync("The file could not be read.");

        (await page.Page.InputValueAsync("#file")).ShouldBe("", "it can be chosen again");
        (await page.Page.Locator("#result").IsVisibleAsync()).ShouldBeFalse();
        page.AskedFor("/docs/check").ShouldBe(0);

        // Then what the page shows can be checked.
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();
        (await page.TextAsync("p.issue strong")).ShouldBe("'appointments' array is required.");
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task A_file_that_is_read_after_all_is_cleared_changes_nothing()
    {
        await using var stub = await StubStack.StartAsync();
        await using var page = await OpenAsync(stub);
        await page.HoldFilesAsync();

        await page.ChooseAsync("slow.json", "{x}"u8.ToArray());
        await page.Page.ClickAsync("#check");
        await page.Page.ClickAsync("#clear");
        await page.ReleaseAsync("slow.json");
        await page.Page.FillAsync("#payload", "[");
        await page.Page.ClickAsync("#check");
        await page.Page.Locator("#result").WaitForAsync();

        (await page.TextAsync("#source")).ShouldContain("[");
        (await page.Page.Locator("#chosen").IsVisibleAsync()).ShouldBeFalse();
        page.AskedFor("/docs/check").ShouldBe(1);
        page.Complaints.ShouldBeEmpty();
    }

    private Task<BrowserPage> OpenAsync(StubStack stub) => chromium.OpenAsync(new Uri(stub.Stack.Address, "/docs/checker"));
}
