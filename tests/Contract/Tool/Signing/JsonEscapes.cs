namespace Insight.Contract.Signing;

/// <summary>What a serialiser escapes beyond quotes, backslashes and control characters.</summary>
internal enum JsonEscapes
{
    /// <summary>Nothing: JavaScript's <c>JSON.stringify</c>.</summary>
    None,

    /// <summary>All but ASCII, in lower-case hex: Python's <c>json.dumps</c>.</summary>
    NotAscii,

    /// <summary>All but ASCII, and slashes: PHP's <c>json_encode</c>.</summary>
    NotAsciiAndSlash,

    /// <summary>Slashes alone.</summary>
    Slash,

    /// <summary><c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c>, in lower-case hex, and U+2028 and U+2029: Go's <c>json.Marshal</c>.</summary>
    Html,

    /// <summary>All but ASCII, and what HTML knows, in upper-case hex: .NET's <c>System.Text.Json</c>.</summary>
    DotNet,
}
