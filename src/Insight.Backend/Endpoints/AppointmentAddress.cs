using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Insight.Backend.Endpoints;

/// <summary>
/// Which appointment a read URL names, taken from the request target as it came. Not a record: an id is patient data, and a
/// record prints itself.
/// </summary>
internal sealed class AppointmentAddress
{
    private const char Separator = '/';

    private AppointmentAddress(string ehr, string id) => (Ehr, Id) = (ehr, id);

    /// <summary>The EHR.</summary>
    public string Ehr { get; }

    /// <summary>The appointment's id.</summary>
    public string Id { get; }

    /// <summary>Splits <c>/appointments/{ehr}/{id}</c> without decoding anything.</summary>
    /// <returns>Whether the target has just these parts, neither of them empty.</returns>
    public static bool TrySplit(string rawTarget, out ReadOnlySpan<char> ehr, out ReadOnlySpan<char> id)
    {
        ehr = id = default;
        var path = PathOf(rawTarget);
        var prefix = $"{StoreAppointments.Route}{Separator}";
        if (!path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return false;

        path = path[prefix.Length..];
        var end = path.IndexOf(Separator);
        if (end <= 0 || path[(end + 1)..].Contains(Separator)) return false;

        ehr = path[..end];
        id = path[(end + 1)..];
        return id.Length > 0;
    }

    /// <summary>Decodes both parts.</summary>
    /// <returns>Nothing where one of them is not percent-encoded UTF-8.</returns>
    public static AppointmentAddress? Decode(ReadOnlySpan<char> ehr, ReadOnlySpan<char> id) =>
        TryDecode(ehr, out var decodedEhr) && TryDecode(id, out var decodedId) ? new(decodedEhr, decodedId) : null;

    // The target is a path, or (RFC 9112, 3.2.2) a whole URL.
    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> target)
    {
        if (target.IndexOf('?') is >= 0 and var query) target = target[..query];
        if (target.StartsWith(Separator)) return target;
        var authority = target.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0) return default;
        target = target[(authority + 3)..];
        return target.IndexOf(Separator) is >= 0 and var path ? target[path..] : default;
    }

    private static bool TryDecode(ReadOnlySpan<char> encoded, [NotNullWhen(true)] out string? decoded)
    {
        decoded = null;
        var bytes = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] != '%')
            {
                if (!char.IsAscii(encoded[i])) return false;
                bytes[length++] = (byte)encoded[i];
                continue;
            }

            if (i + 2 >= encoded.Length
                || !byte.TryParse(encoded.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[length++]))
                return false;
            i += 2;
        }

        if (!Utf8.IsValid(bytes.AsSpan(0, length))) return false;
        decoded = Encoding.UTF8.GetString(bytes, 0, length);
        return true;
    }
}
