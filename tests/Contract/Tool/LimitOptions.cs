using System.CommandLine;
using System.CommandLine.Parsing;

namespace Insight.Contract;

/// <summary>The limits of an edge that are its configuration, where they are not the defaults.</summary>
internal sealed class LimitOptions
{
    private readonly Option<int?> _maxBodyBytes = Positive("--max-body-bytes", "The largest body that the edge reads; 10485760 where it is not configured.", 1024 * 1024 * 1024);
    private readonly Option<int?> _maxEntries = Positive("--max-appointments", "Most entries in a batch; 1000 where it is not configured.", 1_000_000);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_maxBodyBytes);
        command.Add(_maxEntries);
    }

    /// <summary>The contracts with these limits.</summary>
    public Contracts Contracts(ParseResult parsed) => new(parsed.GetValue(_maxBodyBytes), parsed.GetValue(_maxEntries));

    private static Option<int?> Positive(string name, string description, int most)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result => RequireWithin(result, name, most));
        return option;
    }

    private static void RequireWithin(OptionResult result, string name, int most)
    {
        var value = result.GetValueOrDefault<int?>();
        if (value < 1 || value > most)
            result.AddError($"{name} must be 1 to {most}.");
    }
}
