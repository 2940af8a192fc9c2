using System.Globalization;
using System.Text;

namespace AlisResearch.Model;

/// <summary>
/// A key that sorts by bytes as Norwegian sorts by letters: … z æ ø å, other marks after their base letter (Čáhput under c). A stored
/// key, because SQLite compares bytes and the collation of the operating system differs between machines.
/// </summary>
public static class NorwegianSort
{
    /// <summary>The key of <paramref name="name"/>; keys of different names differ.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormC).ToLowerInvariant().EnumerateRunes())
        {
            key.Append(letter.Value switch
            {
                'æ' or 'ä' => "{a",
                'ø' or 'ö' => "{b",
                'å' => "{c",
                'đ' => "d",
                'ŋ' => "n",
                'ŧ' => "t",
                _ => Base(letter),
            });
        }

        return key.Append('\u0001').Append(name).ToString();
    }

    private static string Base(Rune letter) => string.Concat(letter.ToString().Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
