using System.Text;

namespace AlisResearch.Cli;

/// <summary>Breaks text into lines at spaces, indented.</summary>
public static class TextWrap
{
    /// <summary>
    /// The lines of <paramref name="text"/>. Control characters, which a file's header may hold, become a replacement sign: they must not
    /// steer the terminal.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The widest line; a word that is wider is broken.</param>
    /// <param name="first">Spaces before the first line.</param>
    /// <param name="rest">Spaces before the others.</param>
    /// <param name="longest">A longer text is shortened.</param>
    public static IEnumerable<string> Lines(string text, int width, int first, int rest, int longest = int.MaxValue)
    {
        var clean = Clean(text.Length > longest ? string.Concat(text.AsSpan(0, longest), "…") : text);
        var line = new StringBuilder().Append(' ', first);
        var room = Math.Max(10, width - 1);
        var empty = true;
        foreach (var word in clean.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => w.Chunk(room - Math.Max(first, rest))))
        {
            if (!empty && line.Length + 1 + word.Length > room)
            {
                yield return line.ToString();
                line.Clear().Append(' ', rest);
                empty = true;
            }

            line.Append(empty ? "" : " ").Append(word);
            empty = false;
        }

        yield return line.ToString();
    }

    /// <summary>The text without what steers a terminal.</summary>
    public static string Clean(string text) => text.Any(Steers) ? string.Concat(text.Select(c => Steers(c) ? '\uFFFD' : c)) : text;

    /// <summary>Control characters, and the marks that turn the direction of writing.</summary>
    private static bool Steers(char c) => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
