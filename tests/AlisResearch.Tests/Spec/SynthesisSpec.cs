using AlisResearch.Etl.Synthesis;
using AlisResearch.Model;

namespace AlisResearch.Tests.Spec;

/// <summary>The generator: the files that ship at the default seed, and the same targets at every other.</summary>
public sealed class SynthesisSpec : IDisposable
{
    private const int Seeds = 20;
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Studies => ["alis-vest", "alis-nord", "alis-by"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Studies))]
    public void Write_DefaultSeedAndScale_GivesTheShippedFilesByteForByte(string study)
    {
        var written = Write(study, SynthesisOptions.DefaultSeed, 1);

        Assert.Equal(Repository.Schema.Rounds.Count(r => r.Study == study && r.Synthetic), written.Count);
        Assert.All(written, f => Assert.Equal(
            File.ReadAllBytes(Path.Combine(Repository.RoundsFolder, study, Path.GetFileName(f.File))), File.ReadAllBytes(f.File)));
    }

    [Fact]
    public void Write_AnySeedAndScale_KeepsTheTargetsOfVestInEveryBlock() => Each("alis-vest", 16, (study, block) =>
    {
        Assert.Equal([(14, 16), (10, 15), (7, 14)], new[] { 3, 4, 5 }.Select(years => study.Stability(block, years)));
        Assert.Equal(5, study.FirstYearLeavers(block));
        Assert.Equal(11, block.Select(p => p.Municipality).Distinct().Count());
    });

    [Fact]
    public void Write_AnySeedAndScale_KeepsTheTargetsOfNordInEveryBlock() => Each("alis-nord", 32, (study, block) =>
    {
        Assert.Equal([(16, 32), (6, 19)], new[] { 2, 3 }.Select(years => study.Stability(block, years)));
        Assert.Equal(9, study.FirstYearLeavers(block));
        Assert.Equal((27, 25), (block.Count(p => p.ContractForm == "FASTLONN"), block.Select(p => p.Municipality).Distinct().Count()));
    });

    [Fact]
    public void Write_AnySeedAndScale_KeepsTheTargetsOfByInEveryBlock() => Each("alis-by", 24, (study, block) =>
    {
        Assert.Equal((12, 18), study.Stability(block, 2));
        Assert.Equal(3, study.FirstYearLeavers(block));
    });

    [Fact]
    public void Write_AnySeed_NordTurnoverIsClearlyHigherThanVest()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            Write("alis-vest", seed, 1);
            Write("alis-nord", seed, 1);
            Assert.InRange(new SyntheticStudy("alis-nord", _folder["alis-nord"]).Turnover() / new SyntheticStudy("alis-vest", _folder["alis-vest"]).Turnover(), 1.3, 6);
        }
    }

    [Fact]
    public void Write_OtherSeed_GivesOtherTenures_AndTheSameSeedTheSame()
    {
        var (first, second) = (Tenures(7), Tenures(8));

        Assert.NotEqual(first, second);
        Assert.Equal(first, Tenures(7));

        byte[] Tenures(long seed) => File.ReadAllBytes(Write("alis-vest", seed, 1).Single(r => r.Round == "tenures").File);
    }

    /// <summary>The first block of a larger file is the small file.</summary>
    [Theory]
    [MemberData(nameof(Studies))]
    public void Write_AtScaleThree_HasThreeTimesThePostsAndInterviews(string study)
    {
        var one = Write(study, 5, 1).ToDictionary(r => r.Round, r => (r.Rows, Lines: File.ReadAllLines(r.File)));
        foreach (var round in Write(study, 5, 3))
        {
            if (round.Round is not ("tenures" or "absences" or "post-costs"))
                Assert.Equal(3 * one[round.Round].Rows, round.Rows);
            Assert.Equal(one[round.Round].Lines, File.ReadLines(round.File).Take(one[round.Round].Lines.Length));
        }
    }

    [Fact]
    public void Write_OverAFileThatIsNotSynthetic_IsRefusedAndNothingIsWritten()
    {
        Directory.CreateDirectory(_folder["alis-vest"]);
        var mine = _folder.Write(Path.Combine("alis-vest", "tenures.csv"), "post,doctor\np1,d1\n"u8.ToArray());

        var refusal = Assert.Throws<AlisException>(() => Write("alis-vest", 1, 1));

        Assert.Equal(ExitCode.Usage, refusal.ExitCode);
        Assert.Equal([mine], Directory.GetFiles(_folder["alis-vest"]));
        Assert.Equal("post,doctor\np1,d1\n", File.ReadAllText(mine));
    }

    [Fact]
    public void Write_Interrupted_LeavesTheFileThatWasThereAndNoOther()
    {
        var before = Write("alis-vest", 1, 1).ToDictionary(f => f.File, f => Sha256.OfFile(f.File));

        Assert.ThrowsAny<OperationCanceledException>(() => Write("alis-vest", 2, 1, new CancellationToken(canceled: true)));

        Assert.Equal(before, Directory.GetFiles(_folder["alis-vest"]).ToDictionary(f => f, Sha256.OfFile));
    }

    private IReadOnlyList<SyntheticRound> Write(string study, long seed, int scale, CancellationToken cancellation = default) => Synthesizer.Write(
        new(Repository.Schema, Repository.RoundsFolder, seed, scale), Synthesizer.RoundsOf(Repository.Schema, study, null), _folder[study], null, cancellation);

    /// <summary>Twenty seeds at scales one and three: the rules hold, and <paramref name="block"/> is told each block.</summary>
    private void Each(string study, int posts, Action<SyntheticStudy, IReadOnlyList<SyntheticStudy.Post>> block)
    {
        foreach (var scale in new[] { 1, 3 })
        {
            for (var seed = 1; seed <= Seeds; seed++)
            {
                Write(study, seed, scale);
                var read = new SyntheticStudy(study, _folder[study]);
                SyntheticRules.AssertHold(read);
                Assert.Equal(scale * posts, read.Posts.Count);
                Assert.All(read.Blocks(posts), b => block(read, b));
            }
        }
    }
}
