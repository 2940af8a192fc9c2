using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AlisResearch.Etl.Warehouse;

/// <summary>The steward's catalogue: which rounds exist, in which versions, in which files.</summary>
public sealed class StewardContext(DbContextOptions<StewardContext> options) : DbContext(options)
{
    /// <summary>Every version of every round, once committed never changed.</summary>
    public DbSet<RoundVersion> RoundVersions => Set<RoundVersion>();

    /// <summary>A context on the catalogue at <paramref name="path"/>. No pooling: closing closes the file.</summary>
    public static StewardContext Open(string path) =>
        new(new DbContextOptionsBuilder<StewardContext>().UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()).Options);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var version = modelBuilder.Entity<RoundVersion>();
        version.HasIndex(v => new { v.Study, v.Round, v.Version }).IsUnique();
        version.HasIndex(v => v.File).IsUnique();
    }

    /// <summary>Lets <c>dotnet ef migrations add</c> build the model.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<StewardContext>
    {
        /// <inheritdoc/>
        public StewardContext CreateDbContext(string[] args) => Open(":memory:");
    }
}

/// <summary>One version of a round. Its row is the only proof that the round exists.</summary>
public sealed class RoundVersion
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Study.</summary>
    public required string Study { get; init; }

    /// <summary>Round.</summary>
    public required string Round { get; init; }

    /// <summary>Table.</summary>
    public required string Table { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Version { get; init; }

    /// <summary>When it was committed, UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>The source file's name, without its folder.</summary>
    public required string SourceFile { get; init; }

    /// <summary>SHA-256 of the source file.</summary>
    public required string SourceSha256 { get; init; }

    /// <summary>SHA-256 of the round's YAML, the table contract and the code lists it was read with.</summary>
    public required string DefinitionSha256 { get; init; }

    /// <summary>Rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Whether the rows are made up.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Its Parquet file, relative to the warehouse folder.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the Parquet file.</summary>
    public required string FileSha256 { get; init; }
}
