using System.Security.Cryptography;
using System.Text;
using Insight.Backend;
using Insight.Edge;
using Insight.Edge.Clients;

namespace Insight.AppHost;

/// <summary>What is printed once everything is ready.</summary>
internal static class Welcome
{
    private const string Body =
        """{"appointments":[{"appointment":{"id":"apt-12345","status":"booked","start_time":"03/10/2026 14:30","start_date":"03/10/2026","created_time":"03/01/2026 09:00","type":"Follow-up"},"patient":{"id":"pat-67890","first_name":"Jane","last_name":"Doe","birth_date":"05/15/1990","gender":"Female"},"practitioner":{"id":"prov-111","first_name":"John","last_name":"Smith"}}]}""";

    /// <summary>The addresses, the demo client, and a request that answers 200 as pasted into a shell.</summary>
    /// <param name="edge">The edge's addresses.</param>
    /// <param name="backend">The backend's.</param>
    /// <param name="hasDemoClient">Whether the demo clients are there: in Development only.</param>
    /// <param name="isSandbox">Whether it is a sandbox.</param>
    public static string Text(EdgeAddresses edge, BackendAddresses backend, bool hasDemoClient, bool isSandbox) => $"""

        Insight Edge   {string.Join(' ', edge.Callers)}{(edge.Portal is null ? "" : $"{Environment.NewLine}portal         {edge.Portal}")}
        management     {string.Join(' ', edge.Management)}   (/ for people, /healthz, /readyz, /metrics)
        backend        {string.Join(' ', backend.Edge)}   (/appointments/{DemoClients.Ehr}/apt-12345, /events)
        its own        {string.Join(' ', backend.Management)}   (/healthz, /readyz, /metrics)
        {(hasDemoClient ? Demo(edge) : "")}{(hasDemoClient && isSandbox ? Sandbox(edge) : "")}
        """;

    private static string Demo(EdgeAddresses edge) => $"""

        demo client    {DemoClients.Id}, EHR {DemoClients.Ehr}
        API key        {DemoClients.ApiKey}
        signing key    {DemoClients.SigningKey}

        Paste this into a shell:

        {Curl(edge, "")}

        """;

    private static string Sandbox(EdgeAddresses edge) => $"""

        This is a sandbox: it answers as in production, keeps everything in memory and forgets it when it ends.
        X-Sandbox-Fail chooses a failure: 500, 429, timeout or slow. With '; times=2' the same body fails twice, then passes:

        {Curl(edge, " -H 'X-Sandbox-Fail: 500; times=2'")}

        """;

    private static string Curl(EdgeAddresses edge, string more)
    {
        var signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(DemoClients.SigningKey), Encoding.UTF8.GetBytes(Body)));
        return $"curl -i '{edge.Callers[0]}/v2/webhooks/{DemoClients.Ehr}/sync-appointments' -H 'Content-Type: application/json' -H 'X-API-Key: {DemoClients.ApiKey}' -H 'X-Webhook-Signature: sha256={signature}'{more} -d '{Body}'";
    }
}
