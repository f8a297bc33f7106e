using Insight.Contract.Tests.Support;
using Insight.Load.Processes;
using Microsoft.Playwright;

namespace Insight.Contract.Tests.Browser;

/// <summary>Debian's Chromium, without a window, one for the tests of a class. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>The command that installs axe-core.</summary>
    internal const string InstallAxe = "npm ci --prefix tests/Contract/Browser/Axe";

    private static readonly string Axe = RepositoryFolder.PathOf("tests/Contract/Browser/Axe/node_modules/axe-core/axe.min.js");

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The command that installs it, where it is not; null where it is.</summary>
    internal static string? Missing => Executable.Find("chromium") is null ? "apt-get install -y chromium" : null;

    internal static bool HasAxe => File.Exists(Axe);

    public async Task InitializeAsync()
    {
        if (Executable.Find("chromium") is not { } program)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Timeout = (float)Patience.Limit.TotalMilliseconds,
            // As root, which it is in many a container, it has no sandbox; it opens nothing but the page under test.
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--no-proxy-server"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a page, and keeps what the browser complains of.</summary>
    internal async Task<BrowserPage> OpenAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        Missing.ShouldBeNull();
        var context = await _browser!.NewContextAsync(options ?? new());
        context.SetDefaultTimeout((float)Patience.Limit.TotalMilliseconds);
        var page = new BrowserPage(context, await context.NewPageAsync());
        await page.OpenAsync(address);
        return page;
    }

    /// <summary>What axe-core has against a page, by the rules of WCAG 2.2 A and AA and its best practices.</summary>
    internal static async Task<string> JudgeAsync(IPage page)
    {
        HasAxe.ShouldBeTrue(InstallAxe);
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe));
        return await page.EvaluateAsync<string>("""
            async () => {
              const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
              return violations.map(v => `${v.id}: ${v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')}`).join('\n');
            }
            """);
    }
}
