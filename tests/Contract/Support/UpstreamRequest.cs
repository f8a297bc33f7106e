using System.Text;

namespace Insight.Contract.Tests.Support;

/// <summary>A request as it reached the backend.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Target">Its path and query, undecoded.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
internal sealed record UpstreamRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
