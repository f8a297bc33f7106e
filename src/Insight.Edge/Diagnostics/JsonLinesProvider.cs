using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Insight.Edge.Diagnostics;

/// <summary>Logs JSON lines on stdout. It answers to the console's settings: <c>Logging:Console</c>.</summary>
[ProviderAlias("Console")]
internal sealed class JsonLinesProvider : ILoggerProvider, ISupportExternalScope
{
    private readonly JsonConsoleFormatterOptions _options;
    private readonly TimeProvider _time;
    private readonly LineOutput _output;
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public JsonLinesProvider(IOptions<JsonConsoleFormatterOptions> options, TimeProvider time)
        : this(options.Value, time, Console.OpenStandardOutput())
    {
    }

    internal JsonLinesProvider(JsonConsoleFormatterOptions options, TimeProvider time, Stream destination)
    {
        _options = options;
        _time = time;
        _output = new LineOutput(destination, time);
    }

    public ILogger CreateLogger(string categoryName) => new JsonLines(categoryName, _options, _scopes, _time, _output);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    /// <summary>Writes what is still there.</summary>
    public void Dispose() => _output.Dispose();
}
