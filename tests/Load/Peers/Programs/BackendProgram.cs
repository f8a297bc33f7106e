using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insight.Load.Peers.Programs;

/// <summary>
/// <c>peer backend</c>: answers as the storage backend does and stores nothing. Any POST gets the receipt <c>{"stored":N}</c>,
/// any GET, <c>/readyz</c> among them, 200.
/// </summary>
internal static class BackendProgram
{
    // Counted once a length: bodies of one length hold equally many entries here, and counting costs more than answering.
    private static readonly ConcurrentDictionary<long, byte[]> Receipts = new();

    /// <summary>Runs until it is told to stop.</summary>
    /// <param name="port">Where it speaks HTTP/1.1.</param>
    /// <param name="http2Port">Where it speaks HTTP/2 in cleartext, with prior knowledge.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task RunAsync(int port, int http2Port, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, http2Port, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.WebHost.UseSockets(ConfigureSockets);
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync(ct);
        await app.WaitForShutdownAsync(ct);
    }

    private static void ConfigureSockets(SocketTransportOptions sockets) => sockets.UnsafePreferInlineScheduling = true;

    private static async Task AnswerAsync(HttpContext context)
    {
        var receipt = HttpMethods.IsPost(context.Request.Method)
            ? await ReceiptAsync(context.Request.BodyReader, context.Request.ContentLength)
            : "{\"status\":\"ready\"}"u8.ToArray();
        var response = context.Response;
        response.ContentType = "application/json";
        response.ContentLength = receipt.Length;
        await response.BodyWriter.WriteAsync(receipt);
    }

    private static async ValueTask<byte[]> ReceiptAsync(PipeReader body, long? declared)
    {
        if (declared is { } length && Receipts.TryGetValue(length, out var known))
        {
            await DrainAsync(body);
            return known;
        }

        var copy = new MemoryStream();
        await body.CopyToAsync(copy);
        // Each entry has one; the batch's own name goes on behind it.
        var entries = copy.GetBuffer().AsSpan(0, (int)copy.Length).Count("\"appointment\""u8);
        var receipt = System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"stored\":{entries}}}"));
        if (declared is not null)
            Receipts[copy.Length] = receipt;
        return receipt;
    }

    private static async ValueTask DrainAsync(PipeReader body)
    {
        ReadResult read;
        do
        {
            read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
    }
}
