using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Insight.Contract;

/// <summary>An option that is a whole number within bounds.</summary>
internal static class WholeNumberOption
{
    /// <summary>Creates it.</summary>
    /// <param name="name">Its name, with the dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most.</param>
    /// <param name="otherwise">What it is where it is not given.</param>
    public static Option<int> Create(string name, string description, int least, int most, int otherwise) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result => Parse(result, name, least, most),
    };

    /// <inheritdoc cref="Create(string, string, int, int, int)"/>
    /// <returns>One that is null where it is not given.</returns>
    public static Option<int?> Create(string name, string description, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Parse(result, name, least, most),
    };

    private static int Parse(ArgumentResult result, string name, int least, int most)
    {
        if (int.TryParse(result.Tokens[^1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number, {least} to {most}."));
        return 0;
    }
}
