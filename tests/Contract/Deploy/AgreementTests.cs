using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Deploy;

/// <summary>The files in <c>deploy/</c> agree with each other and with the product.</summary>
public sealed class AgreementTests
{
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(5);

    [Fact]
    public void Whoever_stops_an_edge_waits_for_longer_than_it_takes()
    {
        var defaults = new global::Insight.Edge.Shutdown.ShutdownOptions();
        foreach (var part in DeployFolder.Parts("edge"))
            part.Grace.ShouldBeGreaterThanOrEqualTo(Takes(part, "Edge:Shutdown", defaults.DrainDelay, defaults.Timeout) + ToEnd, part.Where);
    }

    [Fact]
    public void Whoever_stops_a_backend_waits_for_longer_than_it_takes()
    {
        var defaults = new global::Insight.Backend.Shutdown.ShutdownOptions();
        foreach (var part in DeployFolder.Parts("backend"))
            part.Grace.ShouldBeGreaterThanOrEqualTo(Takes(part, "Backend:Shutdown", defaults.DrainDelay, defaults.Timeout) + ToEnd, part.Where);
    }

    [Theory]
    [InlineData("systemd", "127.0.0.1")]
    [InlineData("Compose", "backend")]
    [InlineData("Kubernetes", "insight-backend")]
    public void The_edge_looks_for_the_backend_where_it_listens(string where, string host)
    {
        var address = new Uri(One("edge", where).Settings["ReverseProxy:Clusters:backend:Destinations:primary:Address"]!);
        var listens = new Uri(One("backend", where).Settings["Backend:Urls"]!.Replace('*', 'x'));
        (address.Host, address.Port, address.Scheme).ShouldBe((host, listens.Port, listens.Scheme));
    }

    [Fact]
    public void An_images_ports_are_those_that_it_listens_on()
    {
        Exposed("edge").ShouldBe([Port("edge", "Edge__Urls"), Port("edge", "Edge__Management__Urls")]);
        Exposed("backend").ShouldBe([Port("backend", "Backend__Urls"), Port("backend", "Backend__Management__Urls")]);

        static int Port(string part, string variable) => new Uri(DeployFolder.ImageEnvironment(part)[variable].Replace('*', 'x')).Port;
    }

    [Fact]
    public void Composes_ports_are_those_that_the_edge_listens_on()
    {
        var edge = DeployFolder.Compose("edge");
        DeployFolder.Yaml("compose/compose.yaml")[0]["services"]!["edge"]!["ports"]!.AsArray().Select(port => int.Parse(((string)port!).Split(':')[^1], CultureInfo.InvariantCulture))
            .ShouldBe([edge.Port("Edge:Urls"), edge.Port("Edge:Management:Urls")]);
    }

    [Theory]
    [InlineData("edge", "https", "Edge:Urls", "management", "Edge:Management:Urls")]
    [InlineData("backend", "https", "Backend:Urls", "management", "Backend:Management:Urls")]
    public void A_pods_ports_probes_and_service_are_those_that_it_listens_on(string part, string port, string urls, string probed, string probedUrls)
    {
        var settings = DeployFolder.Kubernetes(part);
        var container = Pod(part)["containers"]![0]!;
        var ports = container["ports"]!.AsArray().ToDictionary(each => (string)each!["name"]!, each => int.Parse((string)each!["containerPort"]!, CultureInfo.InvariantCulture));
        ports[port].ShouldBe(settings.Port(urls));
        ports[probed].ShouldBe(settings.Port(probedUrls));
        foreach (var (probe, path) in new[] { ("startupProbe", "/healthz"), ("readinessProbe", "/readyz"), ("livenessProbe", "/healthz") })
        {
            var get = container[probe]!["httpGet"]!;
            ((string?)get["path"]).ShouldBe(path);
            ((string?)get["port"]).ShouldBe(probed);
            ((string?)get["scheme"] ?? "HTTP").ShouldBe(new Uri(settings.Settings[probedUrls]!.Replace('*', 'x')).Scheme, StringCompareShould.IgnoreCase);
        }

        var service = DeployFolder.Resource($"kubernetes/{part}.yaml", "Service", $"insight-{part}");
        ((string?)service["spec"]!["ports"]![0]!["targetPort"]).ShouldBe(port);
        var policy = DeployFolder.Resource("kubernetes/network.yaml", "NetworkPolicy", $"insight-{part}");
        policy["spec"]!["ingress"]!.AsArray().SelectMany(rule => rule!["ports"]!.AsArray()).Select(each => (string)each!["port"]!)
            .ShouldBe(ports.Keys, ignoreOrder: true);
    }

    [Theory]
    [InlineData("edge", "Edge:Management:Urls")]
    [InlineData("backend", "Backend:Management:Urls")]
    public void Prometheus_scrapes_the_management_port(string part, string urls) =>
        ((string?)DeployFolder.Resource($"kubernetes/{part}.yaml", "Deployment", $"insight-{part}")["spec"]!["template"]!["metadata"]!["annotations"]!["prometheus.io/port"])
            .ShouldBe(DeployFolder.Kubernetes(part).Port(urls).ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("edge", "Edge:Management:Urls")]
    [InlineData("backend", "Backend:Management:Urls")]
    public void Prometheus_in_the_cluster_finds_the_management_port_of_each_pod_and_gives_it_its_job(string part, string urls)
    {
        var template = DeployFolder.Resource($"kubernetes/{part}.yaml", "Deployment", $"insight-{part}")["spec"]!["template"]!;
        var name = (string)template["metadata"]!["labels"]!["app.kubernetes.io/name"]!;
        var port = template["spec"]!["containers"]![0]!["ports"]!.AsArray()
            .Single(each => (string)each!["containerPort"]! == DeployFolder.Kubernetes(part).Port(urls).ToString(CultureInfo.InvariantCulture));
        var scrape = DeployFolder.Yaml("prometheus/kubernetes.yml")[0]["scrape_configs"]!.AsArray().Single()!;
        var relabel = scrape["relabel_configs"]!.AsArray();
        var kept = relabel.Single(rule => (string?)rule!["action"] == "keep")!;
        var named = relabel.Single(rule => (string?)rule!["target_label"] == "job")!;

        ((string?)scrape["kubernetes_sd_configs"]![0]!["namespaces"]!["names"]![0]).ShouldBe((string?)DeployFolder.Yaml("kubernetes/kustomization.yaml")[0]["namespace"]);
        $"{name};{(string)port!["name"]!}".ShouldMatch($"^(?:{(string)kept["regex"]!})$");
        ((string)named["source_labels"]![0]!).ShouldBe("__meta_kubernetes_pod_label_app_kubernetes_io_name");
        name.ShouldMatch($"^(?:{(string)named["regex"]!})$");
        PrometheusFiles.TargetsOf(name).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("edge")]
    [InlineData("backend")]
    public void A_pod_is_restricted(string part)
    {
        var container = Pod(part)["containers"]![0]!["securityContext"]!;
        ((string?)Pod(part)["securityContext"]!["runAsNonRoot"]).ShouldBe("true");
        ((string?)Pod(part)["securityContext"]!["seccompProfile"]!["type"]).ShouldBe("RuntimeDefault");
        ((string?)container["allowPrivilegeEscalation"]).ShouldBe("false");
        ((string?)container["readOnlyRootFilesystem"]).ShouldBe("true");
        ((string?)container["capabilities"]!["drop"]![0]).ShouldBe("ALL");
    }

    [Fact]
    public void Edges_that_share_limits_are_as_many_at_least_as_they_are_told()
    {
        var least = DeployFolder.Resource("kubernetes/edge-scaling.yaml", "HorizontalPodAutoscaler", "insight-edge")["spec"]!["minReplicas"]!;
        DeployFolder.Kubernetes("edge").Settings["Edge:RateLimiting:Edges"].ShouldBe((string)least!);
    }

    [Fact]
    public void Every_manifest_is_in_the_kustomization()
    {
        var listed = DeployFolder.Yaml("kubernetes/kustomization.yaml")[0]["resources"]!.AsArray().Select(resource => (string)resource!);
        var there = Directory.GetFiles(DeployFolder.PathOf("kubernetes"), "*.yaml").Select(Path.GetFileName).Except(["kustomization.yaml"]).Append("../settings");
        listed.ShouldBe(there!, ignoreOrder: true);
    }

    [Theory]
    [InlineData("edge", "Insight.Edge")]
    [InlineData("backend", "Insight.Backend")]
    public void Images_and_units_start_the_program_and_images_are_built_of_what_there_is(string part, string program)
    {
        var lines = File.ReadAllLines(DeployFolder.PathOf($"docker/{part}.Dockerfile"));
        lines.ShouldContain($"ENTRYPOINT [\"/app/{program}\"]");
        lines.ShouldContain("USER 1654");
        DeployFolder.Unit(part, "ExecStart").ShouldBe([$"/opt/insight-{part}/{program}"]);
        foreach (var project in (string[])[program, .. References(program)])
        {
            lines.ShouldContain($"COPY src/{project}/{project}.csproj src/{project}/");
            lines.ShouldContain($"COPY src/{project} src/{project}");
        }

        var taken = File.ReadAllLines(RepositoryFolder.PathOf(".dockerignore")).Where(rule => rule.StartsWith('!')).Select(rule => rule[1..]).ToArray();
        foreach (var source in lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')[1..^1]))
        {
            Path.Exists(RepositoryFolder.PathOf(source)).ShouldBeTrue(source);
            taken.ShouldContain(rule => rule == source || source.StartsWith($"{rule}/", StringComparison.Ordinal), source);
        }
    }

    private static IEnumerable<int> Exposed(string part) => File.ReadLines(DeployFolder.PathOf($"docker/{part}.Dockerfile"))
        .Single(line => line.StartsWith("EXPOSE ", StringComparison.Ordinal)).Split(' ')[1..].Select(port => int.Parse(port, CultureInfo.InvariantCulture));

    private static IEnumerable<string> References(string program) => XDocument.Load(RepositoryFolder.PathOf($"src/{program}/{program}.csproj"))
        .Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

    private static JsonNode Pod(string part) => DeployFolder.Resource($"kubernetes/{part}.yaml", "Deployment", $"insight-{part}")["spec"]!["template"]!["spec"]!;

    private static DeployedPart One(string part, string where) => DeployFolder.Parts(part).Single(each => each.Where == where);

    private static TimeSpan Takes(DeployedPart part, string section, TimeSpan drainDelay, TimeSpan timeout) =>
        Value(part, $"{section}:DrainDelay", drainDelay) + Value(part, $"{section}:Timeout", timeout);

    private static TimeSpan Value(DeployedPart part, string key, TimeSpan otherwise) =>
        part.Settings.TryGetValue(key, out var value) ? TimeSpan.Parse(value!, CultureInfo.InvariantCulture) : otherwise;
}
