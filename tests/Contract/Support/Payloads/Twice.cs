namespace Insight.Contract.Tests.Support.Payloads;

/// <summary>
/// A property that occurs again in its object, which JSON allows and an object model does not: its name bears a mark at the
/// end, once for every time it stood before, and the mark is not written.
/// </summary>
internal static class Twice
{
    public const char Mark = '§';

    public const string MarkBeforeQuote = "§\"";

    /// <summary>The property's name for its second occurrence, or its third.</summary>
    public static string Name(string name, int occurrence = 2) => name + new string(Mark, occurrence - 1);

    /// <summary>The name as it is written.</summary>
    public static string Written(string name) => name.TrimEnd(Mark);
}
