using System.CommandLine;

namespace Insight.Load.Scenarios;

/// <summary>Options that several scenarios have, under the same names.</summary>
internal static class ScenarioOptions
{
    /// <summary><c>--seconds</c>.</summary>
    public static Option<int> Seconds(int standard, string description) => Number("--seconds", standard, description);

    /// <summary><c>--entries</c>.</summary>
    public static Option<int> Entries() => Number("--entries", 1, "Entries in a batch.");

    /// <summary><c>--connections</c>.</summary>
    public static Option<int> Connections(int standard = 32) => Number("--connections", standard, "Open connections.");

    /// <summary><c>--rate</c>.</summary>
    public static Option<double?> Rate(string description) => new("--rate") { Description = description };

    /// <summary><c>--edge</c>.</summary>
    public static Option<string?> Edge() => new("--edge") { Description = "A published edge to measure in place of this repository's." };

    /// <summary><c>--backend</c>.</summary>
    public static Option<string?> Backend() => new("--backend") { Description = "A published backend to run in place of this repository's." };

    /// <summary><c>--folder</c>.</summary>
    public static Option<string> Folder() =>
        new("--folder") { Description = "Where the databases are put: a disk like production's.", DefaultValueFactory = _ => Path.GetTempPath() };

    /// <summary><c>--save</c>.</summary>
    public static Option<bool> Save() => new("--save") { Description = "Also writes what is printed to tests/Load/Results." };

    /// <summary>A number.</summary>
    public static Option<int> Number(string name, int standard, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };

    /// <summary>Names or numbers, by commas.</summary>
    public static Option<string> List(string name, string standard, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };
}
