using System.Globalization;
using Insight.Contract.Inputs;
using Insight.Contract.Sending;
using Insight.Edge.Prediction;
using Insight.Edge.Responses;

namespace Insight.Contract.Checking;

/// <summary>What became of one payload.</summary>
/// <param name="Payload">The payload.</param>
/// <param name="Predicted">What the edge answers to it, by the contract.</param>
/// <param name="Exchange">What a live edge answered; null where none was asked.</param>
internal sealed record Verdict(Payload Payload, PredictedAnswer Predicted, Exchange? Exchange = null)
{
    /// <summary>Whether all of it is stored, and a live edge, where one was asked, said what it should.</summary>
    public bool IsFine => Predicted.IsClean && Exchange is not { IsAsPredicted: false };

    /// <summary>Whether what it would be, and what a live edge makes of it, are two things.</summary>
    public bool Differs => Exchange is { IsAsPredicted: false };

    /// <summary>In a word: <c>accepted</c>, <c>partial</c>, <c>rejected</c>, <c>malformed</c> or <c>too_large</c>.</summary>
    public string Word => Insight.Exposition.SnakeCase.Of(Predicted.Kind.ToString());

    /// <summary>1-based line, in its file, of one of its issues.</summary>
    public long LineOf(LocatedIssue issue) => Payload.FirstLine + issue.Place.Line - 1;

    /// <summary>What one of its issues is, with the field where the text does not name it.</summary>
    public static string Tell(LocatedIssue issue) => issue.Entry is null && issue.Field != IssueLocator.Body ? $"{issue.Field}: {issue.Text}" : issue.Text;

    /// <summary>What helps to understand an issue and is no part of the answer; null where there is nothing to add.</summary>
    public string? HintOf(LocatedIssue issue)
    {
        if (!Payload.IsRecord || issue.Rule != IssueLocator.Malformed)
            return issue.Hint;
        if (Payload.FirstLine > 1)
            return string.Create(CultureInfo.InvariantCulture, $"Line 1 of this request is line {Payload.FirstLine} of the file. {issue.Hint}").TrimEnd();
        return issue.Place.Offset == Payload.Bytes.Length ? $"{issue.Hint} Where the whole file is one payload, say --input json." : issue.Hint;
    }

    /// <summary>What an issue is, and in brackets what helps to understand it.</summary>
    public string Explain(LocatedIssue issue) => HintOf(issue) is { } hint ? $"{Tell(issue)} ({hint})" : Tell(issue);

    /// <summary>The answer's one-line message.</summary>
    public string Message { get; } = AnswerMessage.Of(Predicted.Body);

    /// <summary>Whether some of it is stored, and some not.</summary>
    public bool IsPartial => Predicted.Kind == OutcomeKind.Partial;
}
