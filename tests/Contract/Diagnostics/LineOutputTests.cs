using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Edge.Diagnostics;

namespace Insight.Contract.Tests.Diagnostics;

public sealed class LineOutputTests
{
    [Fact]
    public void Every_line_is_written_whole_and_in_its_threads_order_before_the_end()
    {
        var destination = new Destination();
        var output = new LineOutput(destination, TimeProvider.System, Patience.Limit);

        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < 5000; i++)
                output.Write(Encoding.UTF8.GetBytes($"{thread} {i} {new string('x', i % 300)}\n"), urgent: i % 1000 == 0);
        });
        output.Dispose();

        var lines = destination.Lines;
        lines.Length.ShouldBe(8 * 5000);
        foreach (var thread in lines.GroupBy(line => line.Split(' ')[0]))
            thread.Select(line => line.Split(' ')[1]).ShouldBe(Enumerable.Range(0, 5000).Select(i => $"{i}"));
        destination.Writes.ShouldBeLessThan(4000);
    }

    [Fact]
    public async Task An_urgent_line_is_written_without_another_one_coming()
    {
        var destination = new Destination();
        using var output = new LineOutput(destination, TimeProvider.System);

        output.Write("urgent\n"u8, urgent: true);

        await Eventually.ShouldAsync("it is written", () => destination.Lines is ["urgent"]);
    }

    [Fact]
    public void An_output_that_nobody_reads_stops_nobody_for_good_and_what_was_dropped_is_told()
    {
        const int lines = 12;
        var line = Encoding.UTF8.GetBytes(new string('x', LineOutput.Room / 4) + "\n");
        var destination = new Destination();
        destination.Open.Reset();
        var output = new LineOutput(destination, TimeProvider.System, patience: TimeSpan.FromMilliseconds(50));

        for (var i = 0; i < lines; i++)
            output.Write(line, urgent: true);
        destination.Open.Set();
        output.Dispose();

        var written = destination.Lines.Count(text => text.StartsWith('x'));
        written.ShouldBeInRange(3, 8);
        var told = destination.Lines.Where(text => !text.StartsWith('x')).Select(text => JsonNode.Parse(text)!).ToArray();
        told.ShouldAllBe(line => (int)line["EventId"]! == 9002);
        told.Sum(line => (int)line["State"]!["Lines"]!).ShouldBe(lines - written);
    }

    [Fact]
    public void An_output_that_is_gone_fails_nobody()
    {
        var output = new LineOutput(new Destination { Gone = true }, TimeProvider.System);
        output.Write("a line\n"u8, urgent: true);
        output.Dispose();
        output.Write("another\n"u8, urgent: true);
    }

    private sealed class Destination : Stream
    {
        private readonly MemoryStream _bytes = new();

        public ManualResetEventSlim Open { get; } = new(initialState: true);

        public bool Gone { get; init; }

        public int Writes { get; private set; }

        public string[] Lines
        {
            get
            {
                lock (_bytes)
                    return Encoding.UTF8.GetString(_bytes.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            }
        }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Open.Wait(Patience.Limit).ShouldBeTrue();
            if (Gone)
                throw new IOException("Broken pipe");
            lock (_bytes)
                _bytes.Write(buffer);
            Writes++;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
