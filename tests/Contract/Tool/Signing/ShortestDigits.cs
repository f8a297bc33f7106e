using System.Globalization;

namespace Insight.Contract.Signing;

/// <summary>The fewest digits that tell a number from all others; languages write the same ones, each in its own form.</summary>
/// <param name="Digits">They: the first one is not 0, nor is the last.</param>
/// <param name="Exponent">The power of ten of the first one.</param>
internal readonly record struct ShortestDigits(string Digits, int Exponent)
{
    /// <summary>Tells them.</summary>
    /// <param name="number">A finite number that is not 0; its sign does not count.</param>
    public static ShortestDigits Of(double number)
    {
        var parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var power = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return new ShortestDigits(digits.Trim('0'), power + (point < 0 ? digits.Length : point) - 1 - (digits.Length - digits.TrimStart('0').Length));
    }
}
