using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Insight.Edge.Clients;

namespace Insight.Edge.Keys;

/// <summary>A client as it stands in a settings file.</summary>
internal static class ClientEntry
{
    // Read by people, in a file and not in a page: no character but JSON's own has to be escaped.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes a client, without its limits: those are the defaults.</summary>
    public static string Json(ClientOptions client) =>
        JsonSerializer.Serialize(new { client.Id, client.Ehr, client.Organization, client.ApiKeys, client.SigningKeys }, Readable);
}
