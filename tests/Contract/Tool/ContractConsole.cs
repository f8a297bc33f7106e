namespace Insight.Contract;

/// <summary>What the program reads, writes, and tells the time by.</summary>
internal sealed record ContractConsole
{
    /// <summary>Standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where it says what is wrong, and how far it is.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The folder that paths are relative to.</summary>
    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Whether results may be coloured: a terminal shows them, and nobody said otherwise (no-color.org).</summary>
    public bool HasColours { get; init; }

    /// <summary>Whether somebody watches how far it is.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>The process' own.</summary>
    public static ContractConsole OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.Out,
        Error = Console.Error,
        HasColours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
        ShowsProgress = !Console.IsErrorRedirected,
    };
}
