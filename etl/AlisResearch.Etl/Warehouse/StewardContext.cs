using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AlisResearch.Etl.Warehouse;

/// <summary>The steward's catalogue: which rounds exist, in which versions, in which files.</summary>
public sealed class StewardContext(DbContextOptions<StewardContext> options) : DbContext(options)
{
    /// <summary>Every version of every round.</summary>
    public DbSet<RoundVersion> RoundVersions => Set<RoundVersion>();

    /// <summary>The withdrawals that the files are free of.</summary>
    public DbSet<AppliedWithdrawal> AppliedWithdrawals => Set<AppliedWithdrawal>();

    /// <summary>Files that others have replaced and that are to be removed.</summary>
    public DbSet<ReplacedFile> ReplacedFiles => Set<ReplacedFile>();

    /// <summary>A context on the catalogue at <paramref name="path"/>. No pooling: closing closes the file.</summary>
    public static StewardContext Open(string path) => new(new DbContextOptionsBuilder<StewardContext>().UseSqlite(ConnectionString(path)).Options);

    /// <summary>
    /// A context to read from, whichever version of the program made the catalogue: an older one is copied into memory and brought up
    /// to date there, so that a reader needs no lock, changes no file and never mistakes old for empty.
    /// </summary>
    public static StewardContext OpenForReading(string path)
    {
        var catalogue = Open(path);
        if (!catalogue.Database.GetPendingMigrations().Any())
            return catalogue;
        catalogue.Dispose();
        var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        using (var file = new SqliteConnection(ConnectionString(path)))
        {
            file.Open();
            file.BackupDatabase(memory);
        }

        var copy = new StewardContext(new DbContextOptionsBuilder<StewardContext>().UseSqlite(memory, contextOwnsConnection: true, null).Options);
        CatalogueFile.Migrate(copy);
        return copy;
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var version = modelBuilder.Entity<RoundVersion>();
        version.HasIndex(v => new { v.Study, v.Round, v.Version }).IsUnique();
        version.HasIndex(v => v.File).IsUnique();
        modelBuilder.Entity<AppliedWithdrawal>().HasIndex(w => new { w.Study, w.Pseudonym }).IsUnique();
        modelBuilder.Entity<ReplacedFile>().HasIndex(f => f.File).IsUnique();
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    private static string ConnectionString(string path) => new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();

    /// <summary>SQLite keeps no time zone; every time of ours is UTC.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(t => t, t => DateTime.SpecifyKind(t, DateTimeKind.Utc));

    /// <summary>Lets <c>dotnet ef migrations add</c> build the model.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<StewardContext>
    {
        /// <inheritdoc/>
        public StewardContext CreateDbContext(string[] args) => Open(":memory:");
    }
}
