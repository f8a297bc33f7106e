using System.Text;
using System.Text.Json;
using Insight.Contract.Signing;
using Insight.Contract.Tests.Support;

namespace Insight.Contract.Tests.Signing;

/// <summary>The explanation of signatures that another program made wrongly (<c>mismatches.py</c>, beside this).</summary>
public sealed class MismatchTests
{
    public static TheoryData<string> Cases { get; } = [.. Mismatch.All.Select(mismatch => mismatch.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mismatch_is_explained(string name)
    {
        var mismatch = Mismatch.All.Single(mismatch => mismatch.Name == name);

        var explanation = SignatureExplanation.Find(
            mismatch.Signature, Convert.FromBase64String(mismatch.Body), Encoding.UTF8.GetBytes(mismatch.Key), [.. mismatch.Others.Select(Encoding.UTF8.GetBytes)], apiKey: null, _ => { }, CancellationToken.None);

        explanation.IsExplained.ShouldBe(mismatch.Causes is not null);
        if (mismatch.Causes is { } causes)
            explanation.Causes.Select(cause => cause.Id).ShouldBe(causes, ignoreOrder: true);
        explanation.Matches.ShouldBe(mismatch.Causes is { Length: 0 });
        explanation.Causes.ShouldAllBe(cause => cause.Text.EndsWith('.'));
    }

    internal sealed record Mismatch(string Name, string[]? Causes, string Body, string Key, string[] Others, string Signature)
    {
        public static readonly Mismatch[] All = JsonSerializer.Deserialize<Mismatch[]>(
            File.ReadAllText(RepositoryFolder.PathOf("tests/Contract/Signing/mismatches.json")), JsonSerializerOptions.Web)!;
    }
}
