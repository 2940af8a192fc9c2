using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Catalogue;

/// <summary>
/// The catalogue inside a release: what GraphQL lists, filters, sorts and pages. Written once when the release is built, then
/// opened read-only.
/// </summary>
public sealed class ReleaseCatalogue(DbContextOptions<ReleaseCatalogue> options) : DbContext(options)
{
    /// <summary>The file's name in a release.</summary>
    public const string FileName = "catalogue.db";

    /// <summary>Documents.</summary>
    public DbSet<SourceRow> Sources => Set<SourceRow>();

    /// <summary>Studies.</summary>
    public DbSet<StudyRow> Studies => Set<StudyRow>();

    /// <summary>Municipality codes.</summary>
    public DbSet<MunicipalityRow> Municipalities => Set<MunicipalityRow>();

    /// <summary>Municipality changes.</summary>
    public DbSet<SuccessionRow> Successions => Set<SuccessionRow>();

    /// <summary>Codes.</summary>
    public DbSet<CodeRow> Codes => Set<CodeRow>();

    /// <summary>Tables.</summary>
    public DbSet<TableRow> Tables => Set<TableRow>();

    /// <summary>Variables.</summary>
    public DbSet<VariableRow> Variables => Set<VariableRow>();

    /// <summary>Claims.</summary>
    public DbSet<ClaimRow> Claims => Set<ClaimRow>();

    /// <summary>Posts.</summary>
    public DbSet<RecruitmentRow> Recruitments => Set<RecruitmentRow>();

    /// <summary>Creates an empty catalogue file. A rollback journal, not a write-ahead log: a release is one file.</summary>
    public static ReleaseCatalogue Create(string file)
    {
        var catalogue = new ReleaseCatalogue(Options(new() { DataSource = file, Pooling = false }));
        catalogue.Database.OpenConnection();
        catalogue.Database.EnsureCreated();
        catalogue.Database.ExecuteSqlRaw("PRAGMA journal_mode = DELETE;");
        return catalogue;
    }

    /// <summary>
    /// Opens for reading. <c>immutable=1</c> tells SQLite that nobody writes, so that it needs neither lock nor journal and a
    /// read-only folder will do.
    /// </summary>
    public static DbContextOptions<ReleaseCatalogue> ReadOnly(string file) =>
        Options(new()
        {
            DataSource = $"file:{Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
        });

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PhaseRow>().HasKey(p => p.Key);
        modelBuilder.Entity<RoundRow>().HasKey(r => r.Key);
        modelBuilder.Entity<MunicipalityRow>().HasKey(m => m.Code);
        modelBuilder.Entity<SuccessionRow>().HasKey(s => s.Key);
        modelBuilder.Entity<CodeRow>().HasKey(c => c.Key);
        modelBuilder.Entity<VariableRow>().HasKey(v => v.Key);

        var table = modelBuilder.Entity<TableRow>();
        table.HasKey(t => t.Name);
        table.HasMany(t => t.Variables).WithOne().HasForeignKey(v => v.TableName);

        var claim = modelBuilder.Entity<ClaimRow>();
        claim.HasKey(c => c.Key);
        claim.Property(c => c.Key).ValueGeneratedNever();
        claim.HasIndex(c => c.Id).IsUnique();
        claim.HasMany(c => c.Contradicts).WithMany().UsingEntity(
            "claim_contradiction",
            other => other.HasOne(typeof(ClaimRow)).WithMany().HasForeignKey("other_key"),
            self => self.HasOne(typeof(ClaimRow)).WithMany().HasForeignKey("claim_key"),
            join => join.HasKey("claim_key", "other_key"));

        var recruitment = modelBuilder.Entity<RecruitmentRow>();
        recruitment.HasKey(r => r.Key);
        recruitment.Property(r => r.Key).ValueGeneratedNever();
        recruitment.HasMany(r => r.Municipalities).WithMany().UsingEntity("recruitment_municipality");
    }

    private static DbContextOptions<ReleaseCatalogue> Options(SqliteConnectionStringBuilder connection) => new DbContextOptionsBuilder<ReleaseCatalogue>()
        .UseSqlite(connection.ToString())
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTrackingWithIdentityResolution)
        .Options;
}
