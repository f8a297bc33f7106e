using Newtonsoft.Json.Linq;

namespace Insight.Schemas.Generator.Writing.OpenApi;

/// <summary>What the description says before it comes to a webhook.</summary>
internal static class DocumentHead
{
    /// <summary>The head, to be gone on with.</summary>
    public static JObject New() => JsonText.Read("""
        {
          "openapi": "3.1.0",
          "info": {
            "title": "Insight Edge webhooks",
            "version": "1.0.0",
            "summary": "Appointments and what happens to them, pushed by EHRs.",
            "description": "Every request carries an API key and a signature over its body. The first check that fails answers: path and method, API key, rate limit, media type, signature, size, EHR, JSON, payload, storing. A retry is harmless: an appointment that comes again as it was changes nothing, and an event with the same five values gets its first answer again. No answer repeats a value of a payload, save the three that a 201 returns.",
            "contact": { "name": "Whoever gave you your keys" },
            "license": { "name": "Proprietary", "identifier": "LicenseRef-Proprietary" }
          },
          "servers": [
            {
              "url": "https://{host}",
              "description": "The edge that you were told to send to.",
              "variables": { "host": { "default": "your-domain.com", "description": "Its host, and its port where that is not 443." } }
            }
          ]
        }
        """);
}
