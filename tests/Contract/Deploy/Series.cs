using System.Text.RegularExpressions;
using Insight.Contract.Tests.Diagnostics.Metrics;

namespace Insight.Contract.Tests.Deploy;

/// <summary>The names, labels and labels' values that some scrapes hold, with the labels that Prometheus adds.</summary>
internal sealed partial class Series
{
    private static readonly string[] OfPrometheus = ["job", "instance"];

    private readonly Dictionary<(string Name, string Label), HashSet<string>> _values = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { "up" };

    public Series(IEnumerable<Scrape> scrapes)
    {
        foreach (var series in scrapes.SelectMany(scrape => scrape.Series))
        {
            var name = series.Split('{')[0];
            _names.Add(name);
            foreach (Match label in Label().Matches(series))
            {
                var key = (name, label.Groups["name"].Value);
                if (!_values.TryGetValue(key, out var values))
                    _values[key] = values = new(StringComparer.Ordinal);
                values.Add(label.Groups["value"].Value);
            }
        }
    }

    /// <summary>Every label that any of the series has.</summary>
    public IReadOnlySet<string> Labels => _values.Keys.Select(key => key.Label).Concat(OfPrometheus).ToHashSet(StringComparer.Ordinal);

    /// <summary>What an expression asks for that is not there.</summary>
    public IEnumerable<string> MissingOf(Expression expression)
    {
        foreach (var (name, matchers) in expression.Selectors.Where(selector => !selector.Name.Contains(':', StringComparison.Ordinal)))
        {
            if (!_names.Contains(name))
                yield return name;
            foreach (var matcher in matchers.Where(matcher => !OfPrometheus.Contains(matcher.Label)))
            {
                var values = _values.GetValueOrDefault((name, matcher.Label)) ?? [];
                foreach (var value in matcher.Values.Where(value => !values.Contains(value)))
                    yield return $"{name}{{{matcher.Label}=\"{value}\"}}";
            }
        }

        foreach (var label in expression.Labels.Except(Labels))
            yield return $"by ({label})";
    }

    [GeneratedRegex("""[{,](?<name>\w+)="(?<value>[^"]*)"(?=[,}])""")]
    private static partial Regex Label();
}
