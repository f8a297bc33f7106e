using System.Text.RegularExpressions;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.AppHost;

/// <summary>Does what a shell and curl would with a line that the program printed.</summary>
internal static partial class PastedCurl
{
    /// <summary>Whether a line is one.</summary>
    public static bool IsOne(string line) => line.StartsWith("curl ", StringComparison.Ordinal);

    /// <summary>Sends its request.</summary>
    public static async Task<Answer> SendAsync(string line)
    {
        var curl = CurlLine().Match(line);
        curl.Success.ShouldBeTrue(line);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, curl.Groups["url"].Value) { Content = new StringContent(curl.Groups["body"].Value) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (Match header in Header().Matches(curl.Groups["headers"].Value))
            request.Headers.TryAddWithoutValidation(header.Groups["name"].Value, header.Groups["value"].Value);
        using var response = await http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    [GeneratedRegex("^curl -i '(?<url>[^']+)'(?<headers>( -H '[^']+')+) -d '(?<body>[^']+)'$")]
    private static partial Regex CurlLine();

    [GeneratedRegex("-H '(?<name>X-[^:]+): (?<value>[^']+)'")]
    private static partial Regex Header();
}
