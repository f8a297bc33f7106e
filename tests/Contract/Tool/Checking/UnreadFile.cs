namespace Insight.Contract.Checking;

/// <summary>A file or folder that could not be read, or not to its end.</summary>
/// <param name="Name">As it was named, or found.</param>
/// <param name="Reason">Why, in a sentence that names it.</param>
internal sealed record UnreadFile(string Name, string Reason);
