namespace Insight.Contract.Reporting;

/// <summary>The few colours of a terminal that are used, or none (ECMA-48, SGR).</summary>
/// <param name="isOn">Whether there are any.</param>
internal sealed class Colours(bool isOn)
{
    /// <summary>All is well.</summary>
    public string Good(string text) => In("32", text);

    /// <summary>Something is not.</summary>
    public string Bad(string text) => In("31", text);

    /// <summary>Some of it is not.</summary>
    public string Mixed(string text) => In("33", text);

    /// <summary>Beside the point.</summary>
    public string Faint(string text) => In("2", text);

    private string In(string code, string text) => isOn ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
