using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Insight.Load.Peers;

namespace Insight.Load.Scenarios;

/// <summary>Options of scenarios. Each says what it takes, and refuses all else before anything is built or started.</summary>
internal static class ScenarioOptions
{
    private const char Separator = ',';

    // The contract's limit of a batch.
    private const int MostEntries = 1000;

    // What the open loop opens at most.
    private const int MostConnections = 1024;
    private const int MostRounds = 1000;
    private const int MostRate = 1_000_000;
    private const int SecondsOfAnHour = 3600;
    private const double LeastMinutes = 0.1;
    private const double MinutesOfAWeek = 7 * 24 * 60;

    /// <summary><c>--seconds</c>.</summary>
    public static Option<int> Seconds(int standard, string description) => Number("--seconds", standard, description, 1, SecondsOfAnHour);

    /// <summary><c>--minutes</c>.</summary>
    public static Option<double> Minutes(double standard) => Number("--minutes", standard, "For how long.", LeastMinutes, MinutesOfAWeek);

    /// <summary><c>--rounds</c>.</summary>
    public static Option<int> Rounds(int standard, string description = "How many rounds.") => Number("--rounds", standard, description, 1, MostRounds);

    /// <summary><c>--entries</c>, one size of batch.</summary>
    public static Option<int> Entries(int standard = 1) => Number("--entries", standard, "Entries in a batch.", 1, MostEntries);

    /// <summary><c>--entries</c>, several sizes of batches.</summary>
    public static Option<string> Sizes(string standard, bool mayBeEmpty = false) => Numbers("--entries", standard, "Sizes of batches", MostEntries, mayBeEmpty);

    /// <summary><c>--connections</c>.</summary>
    public static Option<int> Connections(int standard = 32) => Number("--connections", standard, "Open connections.", 1, MostConnections);

    /// <summary><c>--rate</c>, without a default.</summary>
    public static Option<double?> Rate(string description) => Optional<double>("--rate", description, 1, MostRate);

    /// <summary><c>--rate</c>.</summary>
    public static Option<double> Rate(double standard) => Number("--rate", standard, "Requests a second.", 1, MostRate);

    /// <summary><c>--edge</c>.</summary>
    public static Option<string?> Edge() => Published("--edge", "Insight.Edge.dll", "A published edge to measure in place of this repository's.");

    /// <summary><c>--baseline</c>.</summary>
    public static Option<string?> Baseline() => Published("--baseline", "Insight.Edge.dll", "A published edge to measure beside it: what a change gave.");

    /// <summary><c>--backend</c>.</summary>
    public static Option<string?> Backend() => Published("--backend", "Insight.Backend.dll", "A published backend to run in place of this repository's.");

    /// <summary><c>--folder</c>.</summary>
    public static Option<string> Folder()
    {
        var option = new Option<string>("--folder") { Description = "Where the databases are put: a disk like production's.", DefaultValueFactory = _ => Path.GetTempPath() };
        option.Validators.Add(result => Require(result, Directory.Exists(Text(result)), "must be a folder that exists."));
        return option;
    }

    /// <summary><c>--peers</c>.</summary>
    public static Option<string> Peers(string standard)
    {
        var option = new Option<string>("--peers") { Description = $"Which peers, of {string.Join(", ", PeerCatalog.Names)}.", DefaultValueFactory = _ => standard };
        option.Validators.Add(result => Require(
            result, ToNames(Text(result)).All(PeerCatalog.Names.Contains), $"must be of {string.Join(", ", PeerCatalog.Names)}, several by commas."));
        return option;
    }

    /// <summary><c>--save</c>.</summary>
    public static Option<bool> Save() => new("--save") { Description = "Also writes what is printed to tests/Load/Results." };

    /// <summary>A number with a default.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="standard">The default.</param>
    /// <param name="description">What it is, as a sentence.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most.</param>
    public static Option<T> Number<T>(string name, T standard, string description, T least, T most)
        where T : struct, INumber<T> => new(name)
        {
            Description = $"{description} {Range(least, most)}.",
            DefaultValueFactory = _ => standard,
            CustomParser = result => Parse(result, name, least, most) ?? standard,
        };

    /// <summary>A number that may be left out.</summary>
    public static Option<T?> Optional<T>(string name, string description, T least, T most)
        where T : struct, INumber<T> => new(name)
        {
            Description = $"{description} {Range(least, most)}.",
            CustomParser = result => Parse(result, name, least, most),
        };

    /// <summary>Whole numbers from 1 on, by commas; <see cref="ToNumbers"/> reads them.</summary>
    public static Option<string> Numbers(string name, string standard, string description, int most, bool mayBeEmpty)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description}, {Range(1, most)}, by commas{(mayBeEmpty ? "; empty leaves them out" : "")}.",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result => Require(
            result,
            (mayBeEmpty && Text(result).Length == 0) || Array.TrueForAll(Text(result).Split(Separator), part => IsWithin(part, 1, most, out _)),
            $"must be {Range(1, most)}, several by commas."));
        return option;
    }

    /// <summary>The numbers of a list that was found right, each once.</summary>
    public static int[] ToNumbers(string list) =>
        [.. list.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>The names of a list, each once.</summary>
    public static string[] ToNames(string list) => [.. list.Split(Separator).Distinct(StringComparer.Ordinal)];

    private static Option<string?> Published(string name, string file, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(result => Require(result, File.Exists(Path.Combine(Text(result), file)), $"must be a folder that dotnet publish made, with {file}."));
        return option;
    }

    private static T? Parse<T>(ArgumentResult result, string name, T least, T most)
        where T : struct, INumber<T>
    {
        if (result.Tokens is [var token] && IsWithin(token.Value, least, most, out var value)) return value;
        result.AddError($"{name}: must be {Range(least, most)}.");
        return null;
    }

    private static bool IsWithin<T>(string text, T least, T most, out T value)
        where T : struct, INumber<T> =>
        T.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;

    private static string Range<T>(T least, T most)
        where T : struct, INumber<T> => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");

    private static string Text(OptionResult result) => result.Tokens is [var token, ..] ? token.Value : "";

    private static void Require(OptionResult result, bool holds, string rule)
    {
        if (result.Tokens.Count > 0 && !holds) result.AddError($"{result.Option.Name}: {rule}");
    }
}
