namespace Insight.Load.Requests;

/// <summary>What came back.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
internal readonly record struct PlainAnswer(int Status, string Body)
{
    public override string ToString() => $"{Status} {(Body.Length > 200 ? Body[..200] + "…" : Body)}";
}
