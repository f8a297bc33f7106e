using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insight.Contract.Checking;
using Insight.Edge.Prediction;

namespace Insight.Contract.Reporting;

/// <summary>A rule as SARIF declares it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Description">What breaks it, in the contract's words.</param>
internal sealed partial record SarifRule(string Id, string Description)
{
    /// <summary>That a live edge answers otherwise than the contract says.</summary>
    public static readonly SarifRule Deviation = new("edge/deviation", "The edge answers otherwise than the contract says.");

    /// <summary>The rule of an issue: its text is the same for every entry and every place.</summary>
    public static SarifRule Of(string contract, LocatedIssue issue)
    {
        var text = Verdict.Tell(issue);
        return new($"{contract}/{issue.Field}/{issue.Rule}", issue.Entry is not null ? Index().Replace(text, "[N]", 1) : issue.Rule == IssueLocator.Malformed ? Number().Replace(text, "N") : text);
    }

    /// <summary>As the log declares it.</summary>
    public JsonObject ToJson() => new() { ["id"] = Id, ["shortDescription"] = new JsonObject { ["text"] = Description } };

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Index();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
