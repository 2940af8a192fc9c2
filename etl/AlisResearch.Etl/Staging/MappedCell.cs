using AlisResearch.Model;

namespace AlisResearch.Etl.Staging;

/// <summary>A cell of a mapped row: text that is yet to be checked and cast.</summary>
/// <param name="Contract">What it must be.</param>
/// <param name="Alias">Its name in the mapped query.</param>
/// <param name="Text">The SQL of its text, over the file's columns.</param>
/// <param name="FileColumn">The column that findings name: the file's, where there is one.</param>
internal sealed record MappedCell(ColumnContract Contract, string Alias, string Text, string FileColumn)
{
    /// <summary>The mapped text.</summary>
    public string Cell => SqlFile.Identifier(Alias);

    /// <summary>The text cast to the contract's type. Null where it does not cast; the checks stop it before that.</summary>
    /// <param name="pseudonym">Makes the SQL of a pseudonym from the SQL of an identifier.</param>
    public string Value(Func<string, string> pseudonym) => Contract.Type switch
    {
        ColumnType.Integer => $"CAST(TRY_CAST({Cell} AS INTEGER) AS BIGINT)",
        ColumnType.Boolean => $"{Cell} = 'true'",
        ColumnType.Pseudonym => pseudonym(Cell),
        _ when Contract.SqlType == "VARCHAR" => Cell,
        _ => $"TRY_CAST({Cell} AS {Contract.SqlType})",
    };
}

/// <summary>An answer to one question: the answer, why there is none, and what the source wrote for that.</summary>
/// <param name="Asked">The question and its wording.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Sign">SQL of the sign of the code list <c>missing</c>.</param>
/// <param name="Code">SQL of the source's own code for no answer.</param>
internal sealed record MappedAnswer(AskedQuestion Asked, MappedCell Answer, string Sign, string Code)
{
    /// <summary>The sign's name in the mapped query.</summary>
    public string SignAlias => $"{Answer.Alias}\u0001sign";

    /// <summary>The code's name in the mapped query.</summary>
    public string CodeAlias => $"{Answer.Alias}\u0001code";
}
