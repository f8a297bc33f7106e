using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insight.Contract.Tests.Support;
using YamlDotNet.Serialization;

namespace Insight.Contract.Tests.Deploy;

/// <summary>Reads <c>deploy/</c>.</summary>
internal static partial class DeployFolder
{
    private const string Credentials = "/run/credentials/";

    /// <summary>A file's path.</summary>
    public static string PathOf(string file) => RepositoryFolder.PathOf($"deploy/{file}");

    /// <summary>The documents of a YAML file; every scalar is a text.</summary>
    public static IReadOnlyList<JsonNode> Yaml(string file) =>
        [.. File.ReadAllText(PathOf(file)).Split("\n---\n").Select(text => Node(new DeserializerBuilder().Build().Deserialize<object>(text))!)];

    /// <summary>The document of a kind and name in a YAML file.</summary>
    public static JsonNode Resource(string file, string kind, string name) =>
        Yaml(file).Single(document => (string?)document["kind"] == kind && (string?)document["metadata"]!["name"] == name);

    /// <summary>All ways to run a part: <c>edge</c> or <c>backend</c>.</summary>
    public static IEnumerable<DeployedPart> Parts(string part) => [Systemd(part), Compose(part), Kubernetes(part)];

    /// <summary>The values of a key in a systemd unit.</summary>
    public static IEnumerable<string> Unit(string part, string key) => File.ReadLines(PathOf($"systemd/insight-{part}.service"))
        .Where(line => line.StartsWith($"{key}=", StringComparison.Ordinal))
        .Select(line => line[(key.Length + 1)..].Trim('"'));

    /// <summary>The part under systemd.</summary>
    public static DeployedPart Systemd(string part)
    {
        var folder = $"{Credentials}insight-{part}.service";
        return new(
            "systemd",
            Unit(part, "Environment").Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Replace("%d", folder, StringComparison.Ordinal)),
            [.. Unit(part, "LoadCredential").Select(line => $"{folder}/{line.Split(':')[0]}")],
            TimeSpan.FromSeconds(int.Parse(Unit(part, "TimeoutStopSec").Single(), CultureInfo.InvariantCulture)));
    }

    /// <summary>The part in Compose.</summary>
    public static DeployedPart Compose(string part)
    {
        var service = Yaml("compose/compose.yaml")[0]["services"]![part]!;
        return new(
            "Compose",
            OverImage(part, service["environment"]!.AsObject().Select(variable => KeyValuePair.Create(variable.Key, (string)variable.Value!))),
            [.. service["volumes"]!.AsArray().Select(volume => ((string)volume!).Split(':')[1])],
            TimeSpan.FromSeconds(int.Parse(((string)service["stop_grace_period"]!).TrimEnd('s'), CultureInfo.InvariantCulture)));
    }

    /// <summary>The part in Kubernetes.</summary>
    public static DeployedPart Kubernetes(string part)
    {
        var pod = Resource($"kubernetes/{part}.yaml", "Deployment", $"insight-{part}")["spec"]!["template"]!["spec"]!;
        var container = pod["containers"]!.AsArray().Single()!;
        return new(
            "Kubernetes",
            OverImage(part, container["env"]!.AsArray().Select(variable => KeyValuePair.Create((string)variable!["name"]!, (string)variable["value"]!))),
            [.. container["volumeMounts"]!.AsArray().Select(mount => (string)mount!["mountPath"]!)],
            TimeSpan.FromSeconds(int.Parse((string)pod["terminationGracePeriodSeconds"]!, CultureInfo.InvariantCulture)));
    }

    /// <summary>The variables that an image sets.</summary>
    public static Dictionary<string, string> ImageEnvironment(string part)
    {
        var text = File.ReadAllText(PathOf($"docker/{part}.Dockerfile"));
        var lines = text[text.IndexOf("\nENV ", StringComparison.Ordinal)..text.IndexOf("\nEXPOSE ", StringComparison.Ordinal)];
        return Variable().Matches(lines).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value.Trim('"'));
    }

    private static Dictionary<string, string> OverImage(string part, IEnumerable<KeyValuePair<string, string>> variables)
    {
        var all = ImageEnvironment(part);
        foreach (var (name, value) in variables)
            all[name] = value;
        return all;
    }

    private static JsonNode? Node(object? value) => value switch
    {
        Dictionary<object, object> map => new JsonObject(map.Select(pair => KeyValuePair.Create((string)pair.Key, Node(pair.Value)))),
        List<object> list => new JsonArray([.. list.Select(Node)]),
        string text => JsonValue.Create(text),
        _ => null,
    };

    [GeneratedRegex(@"(?<name>[A-Za-z_]+)=(?<value>""""|\S+)")]
    private static partial Regex Variable();
}
