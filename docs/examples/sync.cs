// Sends a batch of appointments, signed. Run it with: dotnet run sync.cs
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

var url = Environment.GetEnvironmentVariable("INSIGHT_URL") ?? "http://localhost:8080";
var apiKey = Environment.GetEnvironmentVariable("INSIGHT_API_KEY") ?? "demo-nexus-key";
var ehr = Environment.GetEnvironmentVariable("INSIGHT_EHR") ?? "nexus";
var signingKey = Environment.GetEnvironmentVariable("INSIGHT_SIGNING_KEY") ?? "demo-nexus-signing-key";

// Serialise once, and send the very bytes that were signed.
var body = Encoding.UTF8.GetBytes("""
    {
      "appointments": [
        {
          "appointment": {
            "id": "apt-12345",
            "status": "booked",
            "start_time": "03/10/2026 14:30",
            "start_date": "03/10/2026",
            "created_time": "03/01/2026 09:00",
            "type": "Follow-up"
          },
          "patient": {
            "id": "pat-67890",
            "first_name": "Jane",
            "last_name": "Doe",
            "birth_date": "05/15/1990",
            "gender": "Female"
          },
          "practitioner": { "id": "prov-111", "name": "Dr. John Smith" }
        }
      ]
    }
    """);
var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(signingKey), body));

using var client = new HttpClient();
using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/v2/webhooks/{ehr}/sync-appointments");
request.Content = new ByteArrayContent(body);
request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
request.Headers.Add("X-API-Key", apiKey);
request.Headers.Add("X-Webhook-Signature", $"sha256={signature}");
using var response = await client.SendAsync(request);
if (!response.IsSuccessStatusCode)
    Console.Error.WriteLine($"not stored: {(int)response.StatusCode}");
Console.WriteLine(await response.Content.ReadAsStringAsync());
