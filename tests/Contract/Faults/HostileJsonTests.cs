using System.Diagnostics;
using System.Globalization;
using System.Text;
using Insight.Contract.Tests.Support;
using Xunit.Abstractions;

namespace Insight.Contract.Tests.Faults;

/// <summary>Bodies as large as they may be, made to be dear: each gets the documented answer, in bounded memory, while others are served.</summary>
public sealed class HostileJsonTests(ITestOutputHelper output)
{
    private const int Limit = 10_485_760;
    private const int Million = 1_000_000;

    // The body, what is read of it, what is forwarded, and room for the pools.
    private const long MostMemory = 512L * 1024 * 1024;

    private const string NotJson = "Request body is not valid JSON.";
    private const string Nothing = "Validation failed. None of the provided appointments could be processed.";
    private const string Stored = "1 appointment(s) synced successfully.";

    private static readonly RawRequest Innocent = RawRequest.Sync(Payload.Batch(Payload.Entry("innocent")));

    /// <summary>What is sent: its status, a text that the answer holds, and the body.</summary>
    private static readonly (string Name, int Status, string Told, Func<string> Body)[] Bodies =
    [
        ("a million brackets", 400, NotJson, () => Many("[", Million)),
        ("a million brackets, closed", 400, NotJson, () => Many("[", Million) + Many("]", Million)),
        ("a million objects in each other", 400, NotJson, () => Many("{\"a\":", Million) + "1" + Many("}", Million)),
        ("a million brackets in an undocumented property", 400, NotJson, () => Entry("appointment", $"\"x\":{Many("[", Million)}{Many("]", Million)}")),
        ("one string of 10 MB as notes", 200, Stored, () => Entry("appointment", $"\"notes\":\"{Fill("x", 10_000_000)}\"")),
        ("one string of 10 MB as a name", 200, Stored, () => Entry("appointment", $"\"{Fill("x", 10_000_000)}\":1")),
        ("one string of 10 MB as a status", 400, "is duplicated", () => Entry("appointment", $"\"status\":\"{Fill("x", 10_000_000)}\"")),
        ("a string of 10 MB without an end", 400, NotJson, () => $"{{\"appointments\":[\"{Fill("x", 10_000_000)}"),
        ("10 MB of escapes as notes", 200, Stored, () => Entry("appointment", $"\"notes\":\"{Fill("\\u0041", 10_000_000)}\"")),
        ("10 MB of escaped surrogate pairs", 200, Stored, () => Entry("appointment", $"\"notes\":\"{Fill("\\ud83d\\ude00", 10_000_000)}\"")),
        ("10 MB of escapes as a name", 200, Stored, () => Entry("patient", $"\"{Fill("\\u0041", 10_000_000)}\":1")),
        ("10 MB of escaped blanks as an id", 400, "is duplicated", () => Entry("patient", $"\"id\":\"{Fill("\\u0020", 10_000_000)}\"")),
        ("10 MB of backslashes", 200, Stored, () => Entry("appointment", $"\"notes\":\"{Fill("\\\\", 10_000_000)}\"")),
        ("10 MB of white space", 200, Stored, () => Fill(" \t\r\n", 10_000_000) + Payload.Batch(Payload.Entry("hostile"))),
        ("10 MB of line ends, then no JSON", 400, NotJson, () => Fill("\n", 10_000_000) + "x"),
        ("one number of 10 MB", 200, Stored, () => Entry("appointment", $"\"x\":{Fill("9", 10_000_000)}")),
        ("one exponent of 10 MB", 200, Stored, () => Entry("appointment", $"\"x\":1e{Fill("9", 10_000_000)}")),
        ("five million numbers", 200, Stored, () => Entry("appointment", $"\"x\":[{Many("0,", 5 * Million)}0]")),
        ("a million members", 200, Stored, () => Entry("appointment", Members(Million))),
        ("a million members of one undocumented name", 200, Stored, () => Entry("appointment", Many("\"x\":1,", Million) + "\"x\":1")),
        ("a million members of one documented name", 400, "appointments[0].appointment.notes is duplicated.", () => Entry("appointment", Many("\"notes\":0,", Million) + "\"notes\":0")),
        ("half a million arrays of appointments", 400, "'appointments' is duplicated.", () => $"{{{Many("\"appointments\":[],", Million / 2)}\"appointments\":[]}}"),
        ("a million entries", 400, "'appointments' must contain at most 1000 appointments.", () => $"{{\"appointments\":[{Many("{},", Million)}{{}}]}}"),
        ("five million entries that are none", 400, "'appointments' must contain at most 1000 appointments.", () => $"{{\"appointments\":[{Many("0,", 5 * Million)}0]}}"),
        ("a thousand entries of which each is broken everywhere", 400, Nothing, () => Payload.Batch(Enumerable.Repeat("""{"appointment":{},"patient":{},"practitioner":{},"location":1,"encounter":1,"department_id":1}""", 1000))),
        ("10 MB of U+0000", 400, NotJson, () => Fill("\0", 10_000_000)),
        ("10 MB of escaped U+0000", 400, "contains an invalid character", () => Entry("appointment", $"\"notes\":\"{Fill("\\u0000", 10_000_000)}\"")),
        ("more than may be sent", 413, "Request body exceeds the limit of 10485760 bytes.", () => Entry("appointment", $"\"notes\":\"{Fill("x", Limit)}\"")),
    ];

    [Fact]
    public async Task Each_is_answered_as_documented_while_others_are_served()
    {
        await using var product = new ProductProcesses(new FaultStorage.Sqlite().Settings);
        await product.StartAsync();
        using var stop = new CancellationTokenSource();
        var served = Task.Run(() => ServeAsync(product, stop.Token));

        foreach (var (name, status, told, body) in Bodies)
        {
            await SendAsync(product, RawRequest.Sync(body()), name, status, told);
            await SendAsync(product, RawRequest.Event(body()), $"{name}, as an event", status == 413 ? 413 : 422, status == 413 ? told : "Invalid payload structure");
        }

        await stop.CancelAsync();
        var (count, slowest) = await served;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} requests of another caller meanwhile, the slowest {slowest.TotalMilliseconds:F0} ms; the edge's memory at its highest {product.Edge.PeakMemory >> 20} MiB"));
        product.Edge.IsRunning.ShouldBeTrue();
        count.ShouldBeGreaterThan(0);
        product.Edge.PeakMemory.ShouldBeLessThan(MostMemory);
    }

    private static async Task<(int Count, TimeSpan Slowest)> ServeAsync(ProductProcesses product, CancellationToken stop)
    {
        var (count, slowest) = (0, TimeSpan.Zero);
        while (!stop.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            await using var connection = await RawConnection.OpenAsync(product.Address);
            (await connection.ExchangeAsync(Innocent)).Status.ShouldBe(200);
            count++;
            var took = Stopwatch.GetElapsedTime(start);
            slowest = took > slowest ? took : slowest;
        }

        return (count, slowest);
    }

    private static string Many(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Fill(string text, int length) => Many(text, length / text.Length);

    private static string Entry(string part, string with) => Payload.Batch(Payload.EntryWith(part, "", with));

    // Names of four characters, each another, and none a documented one.
    private static string Members(int count)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
        var members = new StringBuilder(count * 9);
        for (var i = 0; i < count; i++)
            members.Append(i == 0 ? "\"" : ",\"").Append(Letters[i >> 15]).Append(Letters[(i >> 10) & 31]).Append(Letters[(i >> 5) & 31]).Append(Letters[i & 31]).Append("\":1");
        return members.ToString();
    }

    private async Task SendAsync(ProductProcesses product, RawRequest request, string name, int status, string told)
    {
        var start = Stopwatch.GetTimestamp();
        await using var connection = await RawConnection.OpenAsync(product.Address);
        var sending = connection.SendAsync((byte[])[.. request.Head(), .. request.Content]);
        var answer = await connection.ReadAnswerAsync();
        var took = Stopwatch.GetElapsedTime(start);
        try
        {
            await sending;
        }
        catch (IOException)
        {
            // It was answered before all of it was sent.
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {request.Content.Length / 1e6:F1} MB, {answer.Status}, {took.TotalMilliseconds:F0} ms; memory at its highest {product.Edge.PeakMemory >> 20} MiB"));
        answer.Status.ShouldBe(status, name);
        answer.Text.ShouldContain(told, customMessage: name);
    }
}
