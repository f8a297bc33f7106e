using System.Globalization;

namespace Insight.Contract.Signing;

/// <summary>A number as JavaScript writes it (ECMA-262, Number::toString): 1 for 1.0, 1e-7, and of large ones what is left of them.</summary>
internal static class JavaScriptNumber
{
    /// <summary>Writes it.</summary>
    /// <param name="number">A finite number.</param>
    public static string Of(double number)
    {
        if (number == 0)
            return "0";
        var (digits, exponent) = ShortestDigits.Of(number);
        return (number < 0 ? "-" : "") + exponent switch
        {
            > 20 or < -6 => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}"),
            < 0 => "0." + new string('0', -exponent - 1) + digits,
            _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            _ => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
        };
    }
}
