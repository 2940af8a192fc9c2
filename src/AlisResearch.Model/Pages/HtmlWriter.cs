using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AlisResearch.Model;

/// <summary>
/// Markup in one language. The literal parts of what is added are markup, every hole is text and is encoded: a column called
/// <c>&lt;script&gt;</c> cannot be anything but a name.
/// </summary>
/// <param name="language">The language that texts are written in.</param>
public sealed class HtmlWriter(Language language)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _html = new();

    /// <summary>The language that texts are written in.</summary>
    public Language Language => language;

    /// <summary>Characters written so far.</summary>
    public int Length => _html.Length;

    /// <summary>Adds a line of markup.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] Markup line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _html.Append('\n');
    }

    /// <summary>Adds a line of markup if there is something to say.</summary>
    public void AddIf(bool condition, [InterpolatedStringHandlerArgument("", "condition")] Markup line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (condition)
            _html.Append('\n');
    }

    /// <summary>The text encoded, shortened to <paramref name="most"/> characters.</summary>
    public static string Encode(string text, int most = int.MaxValue)
    {
        if (text.Length > most)
            text = string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");
        return Encoder.Encode(text);
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    /// <summary>What the compiler hands the parts of a line to.</summary>
    [InterpolatedStringHandler]
    public sealed class Markup
    {
        /// <summary>The longest text in one hole.</summary>
        private const int Longest = 300;

        private readonly HtmlWriter _writer;

        /// <summary>A line that is written.</summary>
        public Markup(int literalLength, int formattedCount, HtmlWriter writer)
            : this(literalLength, formattedCount, writer, true, out _)
        {
        }

        /// <summary>A line that is written on a condition.</summary>
        public Markup(int literalLength, int formattedCount, HtmlWriter writer, bool condition, out bool write)
        {
            _ = formattedCount;
            (_writer, write) = (writer, condition);
            if (write)
                _writer._html.EnsureCapacity(_writer._html.Length + literalLength);
        }

        /// <summary>Markup.</summary>
        public void AppendLiteral(string markup) => _writer._html.Append(markup);

        /// <summary>Text.</summary>
        public void AppendFormatted(string? text) => _writer._html.Append(Encode(text ?? "", Longest));

        /// <summary>Text in the page's language.</summary>
        public void AppendFormatted(LocalText? text) => AppendFormatted(text?.In(_writer.Language));

        /// <summary>A whole number.</summary>
        public void AppendFormatted(long number) => AppendFormatted(LocalText.Number(number));
    }
}
