using System.Text.Json.Nodes;
using Insight.Edge.Diagnostics;
using Insight.Edge.Responses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

#pragma warning disable CA1848, CA1873 // the point is what any call may log

namespace Insight.Contract.Tests.Diagnostics;

/// <summary>The lines are the framework's own, field for field: whoever reads them notices no difference.</summary>
public sealed class JsonLinesTests
{
    private static readonly JsonConsoleFormatterOptions Options = new()
    {
        TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ",
        UseUtcTimestamp = true,
        IncludeScopes = true,
    };

    private static readonly Dictionary<string, Action<ILogger>> Cases = new()
    {
        ["values of every kind"] = logger => logger.LogInformation(
            new EventId(9000, "Answered"),
            "{Text} {Null} {Int} {Long} {Double:0.000} {Bool} {Enum} {Decimal} {Float} {Byte} {ULong}",
            "a \"quoted\" \u00e9 <b> \ud83d\ude00 \n", null, 42, long.MaxValue, 1.5, true, OutcomeKind.Accepted, 1.25m, 2.5f, (byte)7, ulong.MaxValue),
        ["a warning"] = logger => logger.LogWarning("{A} {B}", 0, 0.1f),
        ["an exception"] = logger => logger.LogError(new InvalidOperationException("outer", new IOException("inner")), "failed"),
        ["a date, a list, an address"] = logger => logger.LogCritical(
            "{Date} {List} {Address}", DateTimeOffset.UnixEpoch, new[] { 1, 2 }, new Uri("http://localhost/a")),
        ["an outcome"] = logger => logger.Log(LogLevel.Information, OutcomeLine.Event, Outcome(), null, static (line, _) => line.ToString()),
        ["an outcome of nobody known"] = logger => logger.Log(
            LogLevel.Debug, OutcomeLine.Event, Outcome(client: null, status: null, milliseconds: 1234.5678), null, static (line, _) => line.ToString()),
        ["an outcome with a long and odd EHR"] = logger => logger.Log(
            LogLevel.Error, OutcomeLine.Event, Outcome(ehr: new string('\u00e9', 600) + "\"<\u0001"), null, static (line, _) => line.ToString()),
        ["no values"] = logger => logger.LogDebug("plain"),
        ["in scopes"] = logger =>
        {
            using var outer = logger.BeginScope("outer {Id}", 7);
            using var inner = logger.BeginScope("inner");
            logger.LogInformation("within {Scope}", "two");
        },
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_line_is_the_frameworks(string name)
    {
        var framework = Written(name, FrameworkProvider);
        var ours = Written(name, destination => new JsonLinesProvider(Options, TimeProvider.System, destination));

        ours.ShouldBe(framework);
    }

    private static OutcomeLine Outcome(string? client = "nexus-demo", string? ehr = "nexus", int? status = 200, double milliseconds = 0.0004) => new()
    {
        RequestId = "caller-1",
        Contract = "sync-appointments",
        Client = client,
        Ehr = client is null ? null : ehr,
        Outcome = OutcomeKind.Partial,
        Status = status,
        Accepted = 3,
        Refused = 1,
        Issues = 2,
        Milliseconds = milliseconds,
        BackendMilliseconds = status is null ? null : milliseconds / 2,
        TraceId = client is null ? null : "4bf92f3577b34da6a3ce929d0e0e4736",
    };

    // Everything but the moment.
    private static string Written(string name, Func<Stream, ILoggerProvider> provider)
    {
        var destination = new MemoryStream();
        using (var writer = provider(destination)) // a factory does not dispose an instance
        using (var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(writer)))
            Cases[name](factory.CreateLogger("Insight.Edge.Tests"));
        var line = System.Text.Encoding.UTF8.GetString(destination.ToArray());
        line.ShouldEndWith("}\n");
        var json = JsonNode.Parse(line)!.AsObject();
        DateTimeOffset.Parse((string)json["Timestamp"]!, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
        json.Remove("Timestamp");
        return json.ToJsonString();
    }

    private static FrameworkFormatter FrameworkProvider(Stream destination)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.AddJsonConsole(options =>
        {
            options.TimestampFormat = Options.TimestampFormat;
            options.UseUtcTimestamp = true;
            options.IncludeScopes = true;
        })).BuildServiceProvider();
        return new FrameworkFormatter(services.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == "json"), destination);
    }

    private sealed class FrameworkFormatter(ConsoleFormatter formatter, Stream destination) : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider? _scopes;

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Logger(FrameworkFormatter owner, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => owner._scopes!.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> format)
            {
                using var text = new StringWriter();
                owner.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, format), text);
            }
        }

        private void Write<TState>(in LogEntry<TState> entry, StringWriter text)
        {
            formatter.Write(entry, _scopes, text);
            destination.Write(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        }
    }
}
