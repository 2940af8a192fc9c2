using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Etl.Staging;

/// <summary>
/// The pseudonym in SQL, so that it is made while the file is read and no identifier is held anywhere. The key's pads (RFC 2104) are
/// variables of the database in memory; no statement's text holds them.
/// </summary>
internal static class PseudonymSql
{
    private const int BlockSize = 64;
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5c;

    /// <summary>Sets the pads of every key of the chain.</summary>
    public static void Prepare(DuckDBConnection connection, PseudonymKey key)
    {
        foreach (var (index, link) in key.Chain.Index())
        {
            SetPad(connection, $"inner_{index}", link, InnerPad);
            SetPad(connection, $"outer_{index}", link, OuterPad);
        }
    }

    /// <summary>The SQL of a pseudonym: each key of the chain in turn, over the trimmed identifier.</summary>
    public static string Of(string identifier, PseudonymKey key) => key.Chain.Index().Aggregate(
        $"trim({identifier}, ' ')",
        (text, link) => SqlFile.Fill(
            Sql("pseudonym.sql"), ("text", text), ("inner", SqlFile.Literal($"inner_{link.Index}")), ("outer", SqlFile.Literal($"outer_{link.Index}"))));

    private static void SetPad(DuckDBConnection connection, string name, byte[] key, byte pad)
    {
        var block = new byte[BlockSize];
        key.CopyTo(block, 0); // 32 bytes: shorter than a block, so not hashed first
        for (var i = 0; i < block.Length; i++)
            block[i] ^= pad;
        connection.Execute(SqlFile.Fill(Sql("set_pad.sql"), ("name", name)), ("pad", block));
    }

    private static string Sql(string name) => SqlFile.Load(typeof(PseudonymSql).Assembly, name);
}
