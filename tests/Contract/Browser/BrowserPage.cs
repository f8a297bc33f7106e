using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Insight.Contract.Tests.Browser;

/// <summary>A page in a browser, and what the browser complained of.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public BrowserPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Enqueue($"exception: {error}");
        page.RequestFailed += (_, request) => Complaints.Enqueue($"failed: {request.Url}");
        page.Request += (_, request) => Requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, violations of the policy among them, exceptions, and requests that failed.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>The addresses of everything that it asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>How often it asked for something, but for its icon, which browsers fetch when they like.</summary>
    public int Asked => Requests.Count(request => !request.EndsWith("/icon.svg", StringComparison.Ordinal));

    /// <summary>How often it asked for a path.</summary>
    public int AskedFor(string path) => Requests.Count(request => request.EndsWith(path, StringComparison.Ordinal));

    public Task OpenAsync(Uri address) => Page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Load });

    /// <summary>Chooses a file of this content; whether the page has read it by then, nobody knows.</summary>
    public Task ChooseAsync(string name, byte[] content) => Page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "", Buffer = content });

    /// <summary>Waits until a text is on the page.</summary>
    public Task ShouldShowAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    /// <summary>The text of an element.</summary>
    public async Task<string> TextAsync(string selector) => (await Page.Locator(selector).TextContentAsync())!;

    /// <summary>The id of what has the focus.</summary>
    public Task<string> FocusedAsync() => Page.EvaluateAsync<string>("document.activeElement.id");

    /// <summary>How many pixels wider than the window the page is.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
