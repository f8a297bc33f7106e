using System.Text;
using Insight.Backend;
using Insight.Contract.Tests.Backend.Databases;
using Insight.Contract.Tests.Diagnostics.Metrics;
using Insight.Contract.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Backend;

/// <summary>A real backend on 127.0.0.1, with a database of its own that outlives its restarts.</summary>
internal sealed class TestBackend : IAsyncDisposable
{
    /// <summary>The time at which its clock begins, unless a test has another one.</summary>
    public static readonly DateTimeOffset Start = new(2025, 12, 3, 10, 15, 30, 123, 456, TimeSpan.Zero);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience.Limit };
    private readonly Action<IServiceCollection>? _services;
    private readonly Dictionary<string, string?> _settings;
    private readonly bool _ownsDatabase;
    private WebApplication? _app;

    private TestBackend(TestDatabase database, bool ownsDatabase, Action<IServiceCollection>? services, Dictionary<string, string?>? settings)
    {
        Database = database;
        _ownsDatabase = ownsDatabase;
        _services = services;
        _settings = settings ?? [];
    }

    public TestDatabase Database { get; }

    /// <summary>The database's path, where it is SQLite's.</summary>
    public string DatabaseFile => ((SqliteTestDatabase)Database).File;

    public ManualTime Time { get; } = new(Start);

    public CapturedLog Log { get; } = new();

    public IServiceProvider Services => _app!.Services;

    public Uri Address => new(BackendHost.AddressesOf(_app!).Edge[0]);

    public Uri ManagementAddress => new(BackendHost.AddressesOf(_app!).Management[0]);

    /// <summary>Starts a backend on SQLite.</summary>
    /// <param name="prepare">Is given the path of the database file before there is one.</param>
    public static Task<TestBackend> StartAsync(Action<string>? prepare = null)
    {
        var database = new SqliteTestDatabase();
        prepare?.Invoke(database.File);
        return StartAsync(database);
    }

    /// <summary>Starts a backend.</summary>
    /// <param name="database">What it stores in.</param>
    /// <param name="services">Registers services ahead of the product's.</param>
    /// <param name="settings">Settings besides the test's own.</param>
    /// <param name="ownsDatabase">False where the database is not to be removed with it.</param>
    public static async Task<TestBackend> StartAsync(
        TestDatabase database,
        Action<IServiceCollection>? services = null,
        Dictionary<string, string?>? settings = null,
        bool ownsDatabase = true)
    {
        var backend = new TestBackend(database, ownsDatabase, services, settings);
        try
        {
            await backend.StartHostAsync();
            return backend;
        }
        catch
        {
            await backend.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it and starts another one on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopHostAsync();
        await StartHostAsync();
    }

    /// <summary>Sends an event as the edge does.</summary>
    public Task<Answer> PostAsync(string body, string client = "acme") => PostAsync(Encoding.UTF8.GetBytes(body), client);

    public async Task<Answer> PostAsync(byte[] body, string client = "acme") => await SendAsync(Request(body, client));

    /// <summary>A request to store an event, with the headers that the edge adds.</summary>
    public HttpRequestMessage Request(byte[] body, string client = "acme")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "events")) { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Insight-Client", client);
        request.Headers.Add("X-Insight-Ehr", "nexus");
        request.Headers.Add("X-Insight-Organization", "Acme Clinics");
        request.Headers.Add("X-Request-Id", "request-1");
        return request;
    }

    /// <summary>Sends an appointment as the edge does.</summary>
    public Task<Answer> PostAppointmentAsync(string id, string note = "", CancellationToken cancellationToken = default)
    {
        var request = Request(Encoding.UTF8.GetBytes($$$"""{"appointment":{"id":"{{{id}}}","notes":"{{{note}}}"}}"""));
        request.RequestUri = new Uri(Address, "appointments");
        return SendAsync(request, cancellationToken);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        using (request)
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return await Answer.ReadAsync(response);
        }
    }

    /// <summary>Reads.</summary>
    /// <param name="target">The request target, which is sent as it is.</param>
    public async Task<Answer> GetAsync(string target)
    {
        var address = new Uri($"{Address.GetLeftPart(UriPartial.Authority)}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var response = await _http.GetAsync(address);
        return await Answer.ReadAsync(response);
    }

    /// <summary>What its metrics say now.</summary>
    public Task<Scrape> ScrapeAsync() => Scrape.OfAsync(_http, ManagementAddress);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await StopHostAsync();
        if (_ownsDatabase)
            await Database.DisposeAsync();
    }

    private async Task StartHostAsync()
    {
        _app = BackendHost.Create(
            new WebApplicationOptions
            {
                ContentRootPath = Path.Combine(AppContext.BaseDirectory, "backend"),
                EnvironmentName = Environments.Development,
            },
            configuration => configuration
                .AddInMemoryCollection(Database.Settings)
                .AddInMemoryCollection([new("Backend:Management:Urls", "http://127.0.0.1:0")])
                .AddInMemoryCollection(new Dictionary<string, string?>(_settings)
                {
                    ["Backend:Urls"] = "http://127.0.0.1:0",
                    ["Logging:LogLevel:Default"] = "Trace",
                    ["Logging:LogLevel:Microsoft"] = "Trace",
                }),
            services =>
            {
                services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));
                services.AddSingleton<TimeProvider>(Time);
                _services?.Invoke(services);
            });
        await _app.StartAsync();
    }

    private async Task StopHostAsync()
    {
        if (_app is null)
            return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }
}
