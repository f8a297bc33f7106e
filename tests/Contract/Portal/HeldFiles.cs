using Insight.Contract.Tests.Browser;

namespace Insight.Contract.Tests.Portal;

/// <summary>Files that a page has read only when the test says so. Those whose name begins with <c>gone</c> cannot be read.</summary>
internal static class HeldFiles
{
    /// <summary>From now on the page's files are held.</summary>
    public static Task HoldFilesAsync(this BrowserPage page) => page.Page.EvaluateAsync("""
        () => {
          const held = {}, read = File.prototype.arrayBuffer;
          globalThis.release = name => held[name]();
          File.prototype.arrayBuffer = async function () {
            await new Promise(resolve => { held[this.name] = resolve; });
            if (this.name.startsWith('gone')) throw new Error('gone');
            return read.call(this);
          };
        }
        """);

    /// <summary>Has it read now.</summary>
    public static Task ReleaseAsync(this BrowserPage page, string name) => page.Page.EvaluateAsync("name => release(name)", name);
}
