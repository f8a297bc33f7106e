using System.CommandLine;

namespace Insight.Contract;

/// <summary><c>--contract</c>, wherever one can be chosen.</summary>
internal static class ContractOption
{
    /// <summary>Creates it.</summary>
    /// <param name="isRequired">Whether there is nothing to guess it from.</param>
    public static Option<string?> Create(bool isRequired = false)
    {
        var option = new Option<string?>("--contract")
        {
            Description = $"{string.Join(" or ", Contracts.Names)}{(isRequired ? "" : "; guessed from each payload where it is absent")}.",
            Required = isRequired,
        };
        option.AcceptOnlyFromAmong([.. Contracts.Names]);
        return option;
    }
}
