namespace Insight.Load.Processes;

/// <summary>How a program is started.</summary>
/// <param name="Program">Its path.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record ProgramStart(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables, on top of this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>One of the programs that are in this assembly: <c>peer NAME …</c>.</summary>
    public static ProgramStart Self(params string[] arguments) =>
        new(Executable.Dotnet, [typeof(ProgramStart).Assembly.Location, "peer", .. arguments]);
}
