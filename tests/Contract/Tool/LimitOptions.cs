using System.CommandLine;

namespace Insight.Contract;

/// <summary>The limits of an edge that are its configuration, where they are not the defaults.</summary>
internal sealed class LimitOptions
{
    private readonly Option<int?> _maxBodyBytes = WholeNumberOption.Create("--max-body-bytes", "The largest body that the edge reads; 10485760 where it is not configured.", 1, 1024 * 1024 * 1024);
    private readonly Option<int?> _maxEntries = WholeNumberOption.Create("--max-appointments", "Most entries in a batch; 1000 where it is not configured.", 1, 1_000_000);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_maxBodyBytes);
        command.Add(_maxEntries);
    }

    /// <summary>The contracts with these limits.</summary>
    public Contracts Contracts(ParseResult parsed) => new(parsed.GetValue(_maxBodyBytes), parsed.GetValue(_maxEntries));
}
