using System.Globalization;
using System.Text.Json.Nodes;
using Insight.Load.Processes;

namespace Insight.Load.Peers;

/// <summary>Stoplight Prism, which validates against an OpenAPI document and answers with its example; it forwards nothing here.</summary>
/// <param name="quiet">Whether it runs in Node's production mode and logs errors alone; else as its documentation starts it.</param>
internal sealed class PrismPeer(bool quiet) : IPeer
{
    private const string Entry = "#/$defs/entry";
    private const string EntryInOpenApi = "#/components/schemas/entry";

    private readonly NodePackage _package = new("prism", "@stoplight/prism-cli");

    public string Name => quiet ? "prism-quiet" : "prism";

    public string Description =>
        "Stoplight Prism, " + (quiet ? "in Node's production mode and logging errors alone" : "as its documentation starts it, which logs every request") +
        ": validates the body against the same schema, and no more; forwards nothing";

    public PeerDuty Duty => PeerDuty.ValidationOnly;

    public string? Missing() => _package.Missing();

    public Task<string> VersionAsync(CancellationToken ct) => _package.VersionAsync(ct);

    public ProgramStart Prepare(PeerSite site)
    {
        string[] mock =
        [
            "mock",
            site.Write("openapi.json", Document().ToJsonString()),
            "--host", $"{site.Listen.Address}",
            "--port", site.Listen.Port.ToString(CultureInfo.InvariantCulture),
        ];
        var program = Path.Combine(_package.PackageFolder, "dist", "index.js");
        return quiet ? NodePackage.Run(program, production: true, [.. mock, "--verboseLevel", "error"]) : NodePackage.Run(program, production: false, mock);
    }

    private static JsonObject Document()
    {
        // A document's schemas are found elsewhere than a schema's own.
        var text = File.ReadAllText(Repository.SyncAppointmentsSchema).Replace(Entry, EntryInOpenApi, StringComparison.Ordinal);
        var schema = JsonNode.Parse(text)!.AsObject();
        var entry = schema["$defs"]!["entry"]!.DeepClone();
        schema.Remove("$defs");
        schema.Remove("$schema");
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Sync Appointments", ["version"] = "2" },
            ["paths"] = new JsonObject
            {
                ["/v2/webhooks/{ehr}/sync-appointments"] = new JsonObject
                {
                    ["post"] = new JsonObject
                    {
                        ["parameters"] = new JsonArray(new JsonObject
                        {
                            ["name"] = "ehr",
                            ["in"] = "path",
                            ["required"] = true,
                            ["schema"] = new JsonObject { ["type"] = "string" },
                        }),
                        ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Json(new JsonObject { ["schema"] = schema }) },
                        ["responses"] = new JsonObject
                        {
                            ["200"] = Answer("Synced.", success: true),
                            ["400"] = Answer("Nothing passed.", success: false),
                        },
                    },
                },
            },
            ["components"] = new JsonObject { ["schemas"] = new JsonObject { ["entry"] = entry } },
        };
    }

    private static JsonObject Answer(string description, bool success) => new()
    {
        ["description"] = description,
        ["content"] = Json(new JsonObject { ["example"] = new JsonObject { ["success"] = success } }),
    };

    private static JsonObject Json(JsonObject content) => new() { ["application/json"] = content };
}
