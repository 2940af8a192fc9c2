using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Etl.Pseudonyms;

/// <summary>
/// The pseudonym in SQL, so that it is made while a file is read and no identifier is held anywhere. The keys' blocks (RFC 2104: the key,
/// filled up with zeros, masked with 0x36 and with 0x5c) are variables of the database in memory; no statement's text holds them.
/// </summary>
internal static class PseudonymSql
{
    private const int BlockBytes = 64;

    /// <summary>Gives the database the blocks of every key and the macro that uses them.</summary>
    public static void Prepare(DuckDBConnection connection, IReadOnlyList<byte[]> keys)
    {
        connection.Execute(Sql("hmac.sql"));
        foreach (var (index, key) in keys.Index())
        {
            var block = new byte[BlockBytes];
            key.CopyTo(block, 0);
            SetBlock(connection, $"inner_{index}", Array.ConvertAll(block, b => (byte)(b ^ 0x36)));
            SetBlock(connection, $"outer_{index}", Array.ConvertAll(block, b => (byte)(b ^ 0x5c)));
        }
    }

    /// <summary>The SQL of a text under each key in turn.</summary>
    public static string Of(string text, IReadOnlyList<byte[]> keys) => Enumerable.Range(0, keys.Count).Aggregate(
        text, (value, index) => $"hmac_sha256(getvariable('inner_{index}'), getvariable('outer_{index}'), {value})");

    private static void SetBlock(DuckDBConnection connection, string name, byte[] block) =>
        connection.Execute(SqlFile.Fill(Sql("set_block.sql"), ("name", name)), ("block", block));

    private static string Sql(string name) => SqlFile.Load(typeof(PseudonymSql).Assembly, name);
}
