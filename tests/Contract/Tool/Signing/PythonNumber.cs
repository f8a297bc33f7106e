using System.Globalization;

namespace Insight.Contract.Signing;

/// <summary>A number as Python writes it that has read it from JSON: integers keep their digits, the others become 1.0, 1e+16, 1e-05.</summary>
internal static class PythonNumber
{
    /// <summary>Writes it.</summary>
    /// <param name="written">It, as it stands in the JSON.</param>
    public static string Of(string written)
    {
        if (!written.AsSpan().ContainsAny(".eE"))
            return written == "-0" ? "0" : written;
        return double.TryParse(written, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? Float(number) : written;
    }

    private static string Float(double number)
    {
        var sign = double.IsNegative(number) ? "-" : "";
        if (number == 0)
            return sign + "0.0";
        var (shortest, exponent) = ShortestDigits.Of(number);
        return sign + exponent switch
        {
            >= 16 or < -4 => $"{shortest[0]}{(shortest.Length > 1 ? "." + shortest[1..] : "")}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}",
            < 0 => "0." + new string('0', -exponent - 1) + shortest,
            _ when shortest.Length <= exponent + 1 => shortest.PadRight(exponent + 1, '0') + ".0",
            _ => $"{shortest[..(exponent + 1)]}.{shortest[(exponent + 1)..]}",
        };
    }
}
