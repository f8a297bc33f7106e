using System.Globalization;
using System.Xml;

namespace Insight.Contract.Reporting;

/// <summary>JUnit's XML. Its counts, known only at the end, stand before the cases.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="name">The name of the suite.</param>
internal sealed class JunitWriter(TextWriter output, string name) : IAsyncDisposable
{
    private static readonly XmlWriterSettings Settings = new() { Async = true, Indent = true, OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, NewLineChars = "\n" };

    private readonly Spool _cases = new();
    private XmlWriter? _writer;
    private (long Tests, long Failures, long Errors, long Skipped) _counts;

    /// <summary>Writes a case. What stands in it may have come from outside.</summary>
    public async Task AddAsync(JunitCase test)
    {
        var xml = _writer ??= XmlWriter.Create(_cases.Writer, Settings);
        _counts.Tests++;
        await xml.WriteStartElementAsync(null, "testcase", null);
        await WriteAttributeAsync("classname", test.ClassName);
        await WriteAttributeAsync("name", test.Name);
        if (test.File is not null)
            await WriteAttributeAsync("file", test.File);
        if (test.Skipped is { } reason)
        {
            _counts.Skipped++;
            await WriteMessageAsync("skipped", reason);
        }

        if (test.Error is { } error)
        {
            _counts.Errors++;
            await WriteMessageAsync("error", error);
        }

        if (test.Failure is { } failure)
        {
            _counts.Failures++;
            await xml.WriteStartElementAsync(null, "failure", null);
            await WriteAttributeAsync("type", failure.Type);
            await WriteAttributeAsync("message", failure.Message);
            await xml.WriteStringAsync(string.Join('\n', failure.Text.Split('\n').Select(PlainText.Of)));
            await xml.WriteEndElementAsync();
        }

        if (test.Output is { } printed)
            await xml.WriteElementStringAsync(null, "system-out", null, PlainText.Of(printed));
        await xml.WriteEndElementAsync();

        async Task WriteMessageAsync(string element, string message)
        {
            await xml.WriteStartElementAsync(null, element, null);
            await WriteAttributeAsync("message", message);
            await xml.WriteEndElementAsync();
        }

        Task WriteAttributeAsync(string attribute, string value) => xml.WriteAttributeStringAsync(null, attribute, null, PlainText.Of(value));
    }

    /// <summary>Ends it.</summary>
    public async Task EndAsync()
    {
        var attributes = string.Create(CultureInfo.InvariantCulture, $"name=\"{name}\" tests=\"{_counts.Tests}\" failures=\"{_counts.Failures}\" errors=\"{_counts.Errors}\" skipped=\"{_counts.Skipped}\"");
        await output.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {attributes}>\n<testsuite {attributes}>\n");
        if (_writer is not null)
            await _writer.FlushAsync();
        await _cases.CopyToAsync(output);
        await output.WriteAsync("\n</testsuite>\n</testsuites>\n");
        await output.FlushAsync();
    }

    public ValueTask DisposeAsync() => _cases.DisposeAsync();
}
