using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Insight.Load.Processes;
using Insight.Load.Requests;
using Insight.Load.Stacks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insight.Contract.Tests.Load.Stacks;

/// <summary>A stack in this process that acknowledges every batch with a good signature, and keeps those of its appointments that it is told to.</summary>
internal sealed class KestrelStack(Func<string, bool> keeps) : IStack, IStoredAppointments, IAsyncDisposable
{
    private readonly ConcurrentBag<string> _received = [];
    private WebApplication? _app;

    public string Name => "in memory";

    public string Description => "of the test";

    public IReadOnlyCollection<string> Received => _received;

    public Task<string?> MissingAsync(CancellationToken ct) => Task.FromResult<string?>(null);

    public WebhookRequest Request(LoadClient client, byte[] body) => WebhookRequest.Sync(client, body);

    public IStoredAppointments Start(string folder, IPEndPoint listen, LoadClient client, ICollection<ChildProcess> started)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(listen));
        builder.Logging.SetMinimumLevel(LogLevel.None);
        _app = builder.Build();
        _app.Run(context => AnswerAsync(context, Encoding.UTF8.GetBytes(client.SigningKey)));
        _app.Start();
        return this;
    }

    public Task<HashSet<string>> IdsAsync(string prefix, CancellationToken ct) =>
        Task.FromResult(_received.Where(id => id.StartsWith(prefix, StringComparison.Ordinal) && keeps(id)).ToHashSet(StringComparer.Ordinal));

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AnswerAsync(HttpContext context, byte[] key)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var signature = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(key, body.ToArray()));
        if (context.Request.Headers["X-Webhook-Signature"] != signature)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        foreach (var entry in JsonNode.Parse(body.ToArray())!["appointments"]!.AsArray()) _received.Add((string)entry!["appointment"]!["id"]!);
        context.Response.ContentLength = 2;
        await context.Response.WriteAsync("{}");
    }
}
