namespace Insight.Edge.Keys;

/// <summary>What the <c>keys</c> commands read from, write to and tell the time by.</summary>
/// <param name="Input">Where a key comes from.</param>
/// <param name="Output">Where the result goes.</param>
/// <param name="Error">Where it says what is wrong.</param>
/// <param name="Time">The clock.</param>
/// <param name="IsTyped">Whether somebody types the input, who does not know what is waited for.</param>
internal sealed record KeysConsole(TextReader Input, TextWriter Output, TextWriter Error, TimeProvider Time, bool IsTyped = false)
{
    /// <summary>The process' own.</summary>
    public static KeysConsole OfProcess() => new(Console.In, Console.Out, Console.Error, TimeProvider.System, !Console.IsInputRedirected);
}
