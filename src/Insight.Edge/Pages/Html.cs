using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Insight.Edge.Pages;

/// <summary>A piece of HTML, as against a text. Of <c>Html.Of($"…")</c> the literal parts are HTML, and what stands in braces is text, which is encoded unless it is HTML too.</summary>
/// <param name="Text">As it is sent.</param>
internal readonly record struct Html(string Text)
{
    /// <summary>Nothing.</summary>
    public static readonly Html None = new("");

    /// <summary>Makes HTML of a template.</summary>
    public static Html Of(Template template) => new(template.ToString());

    /// <summary>Puts pieces one behind the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";

    /// <summary>Encodes what is no HTML: for the compiler, which calls it for interpolated strings.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Template
    {
        // Letters of all languages stay as they are; what has a meaning in HTML does not.
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder _text;

        public Template(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

        /// <summary>HTML as it stands in the source.</summary>
        public void AppendLiteral(string literal) => _text.Append(literal);

        /// <summary>HTML.</summary>
        public void AppendFormatted(Html html) => _text.Append(html.Text);

        /// <summary>A text, for between tags or between double quotes.</summary>
        public void AppendFormatted(string? text) => _text.Append(Encoder.Encode(text ?? ""));

        /// <summary>A whole number, without separators.</summary>
        public void AppendFormatted(int number) => _text.Append(number);

        /// <inheritdoc/>
        public override string ToString() => _text.ToString();
    }
}
