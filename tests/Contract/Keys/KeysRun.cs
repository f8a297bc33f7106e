using Insight.Contract.Tests.Support;
using Insight.Edge.Keys;

namespace Insight.Contract.Tests.Keys;

/// <summary>A <c>keys</c> command that was run in this process: its exit code and what it wrote.</summary>
internal sealed record KeysRun(int Code, string Output, string Error)
{
    /// <summary>The day on which they run, at noon.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Runs one.</summary>
    /// <param name="input">What it reads.</param>
    /// <param name="arguments">What stands behind <c>keys</c>.</param>
    public static async Task<KeysRun> OfAsync(string input, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        var code = await KeysCommand.RunAsync(["keys", .. arguments], new KeysConsole(reader, output, error, new ManualTime(Now)));
        return new KeysRun(code, output.ToString(), error.ToString());
    }
}
