using System.Text;

namespace AlisResearch.Model;

/// <summary>A page of its own in both languages, with a switch: no script, nothing fetched, so that it opens from a mail and prints.</summary>
public static class HtmlPage
{
    /// <summary>The page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="opensIn">The language that is shown first.</param>
    /// <param name="body">The markup in one language, made with <see cref="HtmlWriter"/>.</param>
    public static string Render(LocalText title, Language opensIn, Func<Language, string> body) => SqlFile.Fill( // the template has the placeholders of our SQL files
        SqlFile.Load(typeof(HtmlPage).Assembly, "page.html"),
        ("language", Spelling.Code(opensIn)),
        ("title", HtmlWriter.Encode(title.In(opensIn))),
        ("nb_checked", opensIn == Language.Nb ? " checked" : ""),
        ("en_checked", opensIn == Language.En ? " checked" : ""),
        ("nb", body(Language.Nb)),
        ("en", body(Language.En)));

    /// <summary>Writes a page whole or not at all: a file beside it, flushed, then renamed.</summary>
    /// <param name="html">The page.</param>
    /// <param name="file">Where to.</param>
    /// <param name="isPrivate">Whether the owner alone may read it.</param>
    /// <exception cref="IOException">The folder or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission is missing.</exception>
    public static void Save(string html, string file, bool isPrivate = false)
    {
        var target = Path.GetFullPath(file);
        DurableFiles.Write(
            $"{target}.{Guid.NewGuid():N}{DurableFiles.Temporary}", target, temporary =>
            {
                using var stream = isPrivate ? DurableFiles.CreatePrivate(temporary) : File.Create(temporary);
                stream.Write(new UTF8Encoding(false).GetBytes(html));
            });
    }
}
