namespace Insight.Contract.Reporting;

/// <summary>A test case of JUnit's XML.</summary>
/// <param name="ClassName">Where it belongs: <c>insight-contract.sync-appointments</c>.</param>
/// <param name="Name">Its name.</param>
internal sealed record JunitCase(string ClassName, string Name)
{
    /// <summary>The file that it is of; null where there is none.</summary>
    public string? File { get; init; }

    /// <summary>What failed: its type, in a line, and at length; null where nothing did.</summary>
    public (string Type, string Message, string Text)? Failure { get; init; }

    /// <summary>Why it could not be tried; null where it could.</summary>
    public string? Error { get; init; }

    /// <summary>Why it was not tried; null where it was.</summary>
    public string? Skipped { get; init; }

    /// <summary>What it printed; null where it printed nothing.</summary>
    public string? Output { get; init; }
}
