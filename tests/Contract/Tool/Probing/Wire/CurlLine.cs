using System.Buffers;
using System.Globalization;
using System.Text;

namespace Insight.Contract.Probing.Wire;

/// <summary>A line for a POSIX shell that sends a request again by curl. The API key is read from its file, and never printed.</summary>
/// <param name="apiKeyFile">The file.</param>
internal sealed class CurlLine(string apiKeyFile)
{
    private static readonly SearchValues<byte> NeedsEscape = SearchValues.Create([.. Enumerable.Range(0, 32).Concat(Enumerable.Range(127, 129)).Select(value => (byte)value)]);

    /// <summary>The line.</summary>
    public string Of(WireRequest request)
    {
        var line = new StringBuilder(BodyOf(request));
        line.Append("curl -sS -i");
        if (request.Method == "HEAD")
            line.Append(" --head");
        else
            line.Append(" -X ").Append(request.Method);
        line.Append(' ').Append(Quoted(request.Address.AbsoluteUri));
        foreach (var header in request.Headers)
            line.Append(" -H ").Append(HeaderOf(header));
        if (request.IsChunked)
            line.Append(" -H 'Transfer-Encoding: chunked'");

        // What curl adds of itself, to a body and to a large one.
        if (!request.Headers.Exists(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
            line.Append(" -H 'Content-Type:'");
        line.Append(" -H 'Expect:'");
        if (request.Method != "HEAD")
            line.Append(" --data-binary @-");
        return line.ToString();
    }

    private string HeaderOf(WireHeader header) =>
        header.IsApiKey ? $"\"{header.Name}: $(cat {Quoted(apiKeyFile)})\""
        : header.Value.Length == 0 ? Quoted($"{header.Name};") // so curl is told that it is there, and empty
        : Quoted($"{header.Name}: {header.Value}");

    private static string BodyOf(WireRequest request)
    {
        if (request.Method == "HEAD")
            return "";
        var body = request.Body.AsSpan().ContainsAny(NeedsEscape) ? $"printf '{Escaped(request.Body)}'" : $"printf %s {Quoted(Encoding.ASCII.GetString(request.Body))}";
        return request.Padding == 0
            ? $"{body} | "
            : string.Create(CultureInfo.InvariantCulture, $"{{ {body}; head -c {request.Padding} /dev/zero | tr '\\0' ' '; }} | ");
    }

    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    // As printf's format, in which bytes may be octal.
    private static string Escaped(byte[] body)
    {
        var text = new StringBuilder(body.Length);
        foreach (var value in body)
        {
            switch (value)
            {
                case (byte)'%':
                    text.Append("%%");
                    break;
                case (byte)'\\':
                    text.Append(@"\\");
                    break;
                case (byte)'\'':
                    text.Append(@"'\''");
                    break;
                case < 32 or > 126:
                    text.Append('\\').Append(Convert.ToString(value, 8).PadLeft(3, '0'));
                    break;
                default:
                    text.Append((char)value);
                    break;
            }
        }

        return text.ToString();
    }
}
