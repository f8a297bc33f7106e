using System.Diagnostics.CodeAnalysis;

namespace Insight.Backend.Endpoints;

/// <summary>Which page of the feed a URL asks for.</summary>
/// <param name="After">The id that the first event is to follow.</param>
/// <param name="Limit">How many events at most.</param>
internal sealed record FeedQuery(long After, int Limit)
{
    /// <summary>The largest limit.</summary>
    public const int MaxLimit = 1000;

    /// <summary>The limit unless the URL gives one.</summary>
    public const int DefaultLimit = 100;

    /// <summary>Reads a query.</summary>
    /// <param name="query">The URL's query; parameters that it does not know are passed over.</param>
    /// <param name="page">The page.</param>
    /// <param name="refusal">Otherwise the parameter and the rule that it breaks; never a value.</param>
    public static bool TryRead(IQueryCollection query, [NotNullWhen(true)] out FeedQuery? page, [NotNullWhen(false)] out string? refusal)
    {
        var isAfter = TryGet(query, "after", otherwise: 0, out var after);
        var isLimit = TryGet(query, "limit", DefaultLimit, out var limit) && limit is >= 1 and <= MaxLimit;
        refusal = !isAfter ? "query after: must be one whole number, 0 or more."
            : !isLimit ? $"query limit: must be one whole number from 1 to {MaxLimit}."
            : null;
        page = refusal is null ? new(after, (int)limit) : null;
        return page is not null;
    }

    private static bool TryGet(IQueryCollection query, string name, long otherwise, out long number)
    {
        number = otherwise;
        if (!query.TryGetValue(name, out var values)) return true;
        return values.Count == 1 && PlainNumber.TryParse(values[0], out number);
    }
}
