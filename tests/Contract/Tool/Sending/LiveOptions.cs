using System.CommandLine;

namespace Insight.Contract.Sending;

/// <summary>The options of <c>check</c> that send what was checked.</summary>
internal sealed class LiveOptions
{
    private readonly ConnectionOptions _connection = new(isRequired: false);
    private readonly Option<int> _concurrency = WholeNumberOption.Create("--concurrency", "How many requests are on their way at once, 1 to 64.", 1, 64, otherwise: 1);
    private readonly Option<bool> _retry = new("--retry") { Description = "Sends again what the retry guidance says: 429 after Retry-After, 500 with backoff, no answer up to three times." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _connection.AddTo(command, _concurrency, _retry);
    }

    /// <summary>The files of the keys, as they were named.</summary>
    public IEnumerable<string> KeyFiles(ParseResult parsed) => _connection.KeyFiles(parsed);

    /// <summary>What sends.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Where files are, and the clock.</param>
    /// <param name="onlyEvents">Whether there can be no batch to send.</param>
    /// <returns>Null where nothing is to be sent.</returns>
    /// <exception cref="UsageException">The options do not fit together.</exception>
    public LiveSender? Sender(ParseResult parsed, ContractConsole console, bool onlyEvents)
    {
        if (_connection.Connection(parsed, console) is not { } edge)
            return null;
        if (edge.Ehr is not null || onlyEvents)
            return new LiveSender(edge, parsed.GetValue(_concurrency), parsed.GetValue(_retry), console.Time);
        edge.Dispose();
        throw new UsageException("--ehr is needed: a batch's path names the EHR. Events alone go without it, with --contract appointment-event.");
    }
}
