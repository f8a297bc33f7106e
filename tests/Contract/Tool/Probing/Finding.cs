namespace Insight.Contract.Probing;

/// <summary>One thing in which an answer is not what the contract says.</summary>
/// <param name="What">Which: <c>status</c>, <c>body</c>, <c>leak</c>, a header's name.</param>
/// <param name="Expected">What it was to be.</param>
/// <param name="Got">What it is.</param>
internal sealed record Finding(string What, string Expected, string Got)
{
    public const string Status = "status";
    public const string Body = "body";
    public const string Leak = "leak";
    public const string Retry = "retry";
    public const string NoAnswer = "no answer";
}
