using System.Text.Json.Nodes;

namespace Insight.Contract.Tests.Schemas;

/// <summary>What a keyword of a schema holds.</summary>
internal static class JsonShould
{
    /// <summary>One text, or an array of several.</summary>
    public static void ShouldHold(this JsonNode? keyword, params string[] texts)
    {
        var found = keyword is JsonArray several ? several.Select(each => (string?)each) : [(string?)keyword];
        found.ShouldBe(texts);
    }
}
