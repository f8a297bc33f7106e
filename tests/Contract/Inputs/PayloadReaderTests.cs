using System.Text;
using Insight.Contract.Inputs;

namespace Insight.Contract.Tests.Inputs;

/// <summary>How a file becomes payloads.</summary>
public sealed class PayloadReaderTests
{
    [Theory]
    [InlineData("a.json", "{\"a\":1}", "1:{\"a\":1}")]
    [InlineData("a.json", "{\"a\":1}\n", "1:{\"a\":1}\n")]
    [InlineData("a.json", "{\n\"a\":1}\n", "1:{\n\"a\":1}\n")]
    [InlineData("a.json", "{\"a\":1}\n{\"b\":2}", "1:{\"a\":1}", "2:{\"b\":2}")]
    [InlineData("-", "{\"a\":1}\r\n\r\n \n{\"b\":2}\r\n", "1:{\"a\":1}", "4:{\"b\":2}")]
    [InlineData("a.json", "{\"a\":1}\nx", "1:{\"a\":1}\nx")]
    [InlineData("a.json", "[1]\n{}", "1:[1]", "2:{}")]
    [InlineData("-", "7\n{\"a\":1}\n{\"b\":2}", "1:7", "2:{\"a\":1}", "3:{\"b\":2}")]
    [InlineData("-", "{\"a\":1,}\n{\"b\":2}\n", "1:{\"a\":1,}", "2:{\"b\":2}")]
    [InlineData("-", "\n{\"a\":1}\n{\"b\":2}", "2:{\"a\":1}", "3:{\"b\":2}")]
    [InlineData("-", "{\"a\":1,}\n{", "1:{\"a\":1,}\n{")]
    [InlineData("a.json", "[\n{\"a\":1}\n]", "1:[\n{\"a\":1}\n]")]
    [InlineData("a.json", "{\"x\":[\n{\"a\":1}\n]}", "1:{\"x\":[\n{\"a\":1}\n]}")]
    [InlineData("a.json", "", "1:")]
    [InlineData("a.ndjson", "x\n\n{\"b\":2}", "1:x", "3:{\"b\":2}")]
    [InlineData("a.JSONL", "{\"a\":1}", "1:{\"a\":1}")]
    [InlineData("a.ndjson", "")]
    public async Task A_file_is_one_payload_or_one_a_line(string name, string content, params string[] payloads) =>
        (await ReadAsync(name, InputForm.Auto, Encoding.UTF8.GetBytes(content))).Select(Shown).ShouldBe(payloads);

    [Fact]
    public async Task The_form_can_be_said()
    {
        var content = "{\"a\":1}\n{\"b\":2}"u8.ToArray();

        (await ReadAsync("a.json", InputForm.Json, content)).Select(Shown).ShouldBe(["1:{\"a\":1}\n{\"b\":2}"]);
        (await ReadAsync("a.txt", InputForm.Ndjson, content)).Select(Shown).ShouldBe(["1:{\"a\":1}", "2:{\"b\":2}"]);
    }

    [Fact]
    public async Task A_payload_over_the_limit_is_told_and_those_behind_it_are_read()
    {
        var large = new string('x', 300_000);

        var lines = await ReadAsync("a.ndjson", InputForm.Auto, Encoding.UTF8.GetBytes($"{large}\n{{}}\n{new string('y', 100)}\r\n{new string('z', 101)}\n{large}"), maxBytes: 100);

        lines.Select(line => (line.FirstLine, line.IsTooLarge)).ShouldBe([(1, true), (2, false), (3, false), (4, true), (5, true)]);
        (await ReadAsync("a.json", InputForm.Auto, Encoding.UTF8.GetBytes(large), maxBytes: 100)).ShouldHaveSingleItem().IsTooLarge.ShouldBeTrue();
        (await ReadAsync("a.json", InputForm.Auto, Encoding.UTF8.GetBytes(large[..100]), maxBytes: 100)).ShouldHaveSingleItem().IsTooLarge.ShouldBeFalse();
    }

    private static string Shown(Payload payload) => $"{payload.FirstLine}:{Encoding.UTF8.GetString(payload.Bytes)}";

    private static async Task<List<Payload>> ReadAsync(string name, InputForm form, byte[] content, int maxBytes = 1024 * 1024)
    {
        var payloads = new List<Payload>();
        await foreach (var payload in new PayloadReader(name, form, maxBytes).ReadAsync(new MemoryStream(content), CancellationToken.None))
            payloads.Add(payload);
        return payloads;
    }
}
