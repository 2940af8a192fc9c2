using AlisResearch.Etl.Pseudonyms;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;
using AlisResearch.Tests.EndToEnd;
using AlisResearch.Tests.Faults;
using DuckDB.NET.Data;

namespace AlisResearch.Tests.Unit;

public sealed class PseudonymKeyTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();

    private DataFolders Folders => new(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    /// <summary>RFC 4231, test cases 1 to 4, 6 and 7; the data are text where the case has text.</summary>
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData("4a656665", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData(null, "Test Using Larger Than Block-Size Key - Hash Key First", "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")]
    [InlineData(null, "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.", "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")]
    public void Apply_Rfc4231_GivesItsVectors(string? key, string text, string expected) =>
        Assert.Equal(expected, PseudonymKey.Apply([key is null ? [.. Enumerable.Repeat((byte)0xaa, 131)] : Convert.FromHexString(key)], text));

    [Fact]
    public void Pseudonym_OfAChain_GoesThroughEachKeyAsHexText()
    {
        var one = PseudonymKey.Make("s");
        var two = one.Renewed();
        Assert.Equal(one.Chain[0], two.Chain[0]);
        Assert.Equal(PseudonymKey.Apply([two.Chain[1]], one.Pseudonym("12345")), two.Pseudonym("12345"));
        Assert.Equal(two.Pseudonym("12345"), two.MoveOn(one.Pseudonym("12345"), one.Id));
        Assert.Equal((true, true, false), (two.Reaches(one.Id), two.Reaches(two.Id), one.Reaches(two.Id)));
        Assert.Equal(one.Pseudonym("key-id")[..16], one.Id);
    }

    [Theory]
    [InlineData(" 12345 ", "12345", true)]
    [InlineData("\t12345", "12345", false)]
    [InlineData("\u00a012345", "12345", false)]
    [InlineData("Åse", "A\u030ase", false)]
    [InlineData("ab", "AB", false)]
    public void Pseudonym_DiffersByAnythingButSpacesAtTheEnds(string one, string other, bool same)
    {
        var key = PseudonymKey.Make("s");
        Assert.Equal(same, key.Pseudonym(one) == key.Pseudonym(other));
    }

    [Fact]
    public void PseudonymInSql_IsTheSame()
    {
        var (key, file) = (PseudonymKey.Make("s").Renewed().Renewed(), _folder["t.parquet"]);
        string[] people = ["12345", "Åse čđŋšŧž", new string('x', 300), "'\"\\", " y "];
        PersonRounds.Write(file, [.. people.Select(p => (PseudonymKey.Apply([key.Chain[0]], p.Trim(' ')), p))]);
        using (var rewriter = new WarehouseFile())
        {
            Assert.Equal(["subject"], rewriter.PseudonymColumns(file));
            rewriter.WriteMovedOn(file, [key.Chain[1], key.Chain[2]], _folder["u.parquet"]);
        }

        using var database = new DuckDBConnection("DataSource=:memory:");
        database.Open();
        Assert.Equal(
            people.Select(p => key.Pseudonym(p) + p),
            database.Query($"SELECT subject || value FROM read_parquet({SqlFile.Literal(_folder["u.parquet"])}) ORDER BY number", r => r.GetString(0)));
    }

    [Fact]
    public void ForStudy_Created_IsKeptForItsOwnerAlone()
    {
        var made = PseudonymKey.ForStudy(Folders, "s", null, create: true);
        Assert.Equal(made.Id, PseudonymKey.ForStudy(Folders, "s", made.Id, create: false).Id);
        Assert.NotEqual(made.Id, PseudonymKey.ForStudy(Folders, "other", null, create: true).Id);
        Assert.False(Folders.PseudonymKey("s").StartsWith(Folders.Warehouse, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(Folders.PseudonymKey("s")));
    }

    [Fact]
    public void ForStudy_NotCreated_IsForgotten()
    {
        PseudonymKey.ForStudy(Folders, "s", null, create: false);
        Assert.False(File.Exists(Folders.PseudonymKey("s")));
    }

    [LinuxFact]
    public void ForStudy_ReadableByOthers_IsRefused()
    {
        PseudonymKey.ForStudy(Folders, "s", null, create: true);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Folders.PseudonymKey("s"), OwnerOnly | UnixFileMode.GroupRead);
        Refused(null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"study\":\"s\",\"id\":\"x\",\"keys\":[]}")]
    [InlineData("{\"study\":\"s\",\"id\":\"x\",\"keys\":[null]}")]
    [InlineData("{\"study\":\"s\",\"id\":\"x\",\"keys\":[{\"key\":\"AAAA\",\"created\":\"2026-01-01T00:00:00Z\"}]}")]
    public void ForStudy_Damaged_IsRefused(string text)
    {
        DataFolders.CreatePrivate(Folders.Keys);
        DurableFiles.WritePrivate(Folders.PseudonymKey("s"), text);
        Refused(null);
    }

    [Fact]
    public void ForStudy_OneDigitChanged_IsRefused()
    {
        var made = PseudonymKey.ForStudy(Folders, "s", null, create: true);
        var text = File.ReadAllText(Folders.PseudonymKey("s"));
        var link = Convert.ToBase64String(made.Chain[0]);
        var other = (link[0] == 'A' ? 'B' : 'A') + link[1..];
        File.WriteAllText(Folders.PseudonymKey("s"), text.Replace(Encode(link), Encode(other), StringComparison.Ordinal));
        Refused(null);

        static string Encode(string value) => System.Text.Json.JsonSerializer.Serialize(value);
    }

    [Fact]
    public void ForStudy_NotTheExpectedOne_IsRefused()
    {
        PseudonymKey.ForStudy(Folders, "s", null, create: true);
        Refused("0123456789abcdef");
    }

    [Fact]
    public void ForStudy_GoneWhileDataDependOnIt_IsRefusedAndNotMadeAnew()
    {
        Refused("0123456789abcdef");
        Assert.False(File.Exists(Folders.PseudonymKey("s")));
    }

    private void Refused(string? expected)
    {
        var refusal = Assert.Throws<AlisException>(() => PseudonymKey.ForStudy(Folders, "s", expected, create: true));
        Assert.Equal(ExitCode.Integrity, refusal.ExitCode);
    }
}
