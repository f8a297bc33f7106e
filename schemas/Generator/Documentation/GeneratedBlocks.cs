using System.Text.RegularExpressions;

namespace Insight.Schemas.Generator.Documentation;

/// <summary>
/// The parts of a page that are made, not written: what stands between <c>&lt;!-- fields NAME --&gt;</c>,
/// <c>&lt;!-- values NAME --&gt;</c> or <c>&lt;!-- file PATH --&gt;</c> and <c>&lt;!-- end --&gt;</c>.
/// </summary>
public static partial class GeneratedBlocks
{
    /// <summary>Makes them anew.</summary>
    /// <param name="page">The page's text.</param>
    /// <param name="fields">The reference of a contract by its name.</param>
    /// <param name="values">The values that a contract accepts by its name.</param>
    /// <param name="file">The text of a file by its path from the page's folder.</param>
    /// <returns>The page, with the rest untouched.</returns>
    /// <exception cref="KeyNotFoundException">A block names a contract that there is not.</exception>
    /// <exception cref="IOException">A block names a file that cannot be read.</exception>
    public static string Renew(string page, Func<string, string> fields, Func<string, string> values, Func<string, string> file)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(file);
        return Block().Replace(page, block =>
        {
            var name = block.Groups["name"].Value;
            var made = block.Groups["kind"].Value switch
            {
                "fields" => fields(name),
                "values" => values(name),
                _ => $"```{Language(name)}\n{file(name)}```\n",
            };
            return $"{block.Groups["begin"].Value}\n\n{made}\n{block.Groups["end"].Value}";
        });
    }

    private static string Language(string path) => Path.GetExtension(path) switch
    {
        ".sh" => "sh",
        ".py" => "python",
        ".js" => "javascript",
        ".cs" => "csharp",
        _ => "",
    };

    [GeneratedRegex("(?<begin><!-- (?<kind>fields|values|file) (?<name>[^ ]+) -->).*?(?<end><!-- end -->)", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Block();
}
