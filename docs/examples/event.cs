// Sends an appointment event, signed. Run it with: dotnet run event.cs
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

var url = Environment.GetEnvironmentVariable("INSIGHT_URL") ?? "http://localhost:8080";
var apiKey = Environment.GetEnvironmentVariable("INSIGHT_API_KEY") ?? "demo-nexus-key";
var signingKey = Environment.GetEnvironmentVariable("INSIGHT_SIGNING_KEY") ?? "demo-nexus-signing-key";

// When it happened, not when it is sent: a retry with the same values is the same event.
var timestamp = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ");

// Serialise once, and send the very bytes that were signed.
var body = Encoding.UTF8.GetBytes($$"""
    {
      "event_type": "appointment.scheduled",
      "appointment_id": "A12345",
      "patient_id": "P8765",
      "timestamp": "{{timestamp}}",
      "notes": "Annual physical"
    }
    """);
var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(signingKey), body));

using var client = new HttpClient();
using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/webhook/appointment");
request.Content = new ByteArrayContent(body);
request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
request.Headers.Add("X-API-Key", apiKey);
request.Headers.Add("X-Webhook-Signature", $"sha256={signature}");
using var response = await client.SendAsync(request);
if (!response.IsSuccessStatusCode)
    Console.Error.WriteLine($"not stored: {(int)response.StatusCode}");
Console.WriteLine(await response.Content.ReadAsStringAsync());
