using System.Text;
using AlisResearch.Etl.Sources;
using AlisResearch.Model;
using CsCheck;

namespace AlisResearch.Tests.Unit.Sources;

/// <summary>The way past good text against the walk that judges it.</summary>
public sealed class TextInspectionTests
{
    private static readonly string[] Pieces =
    [
        "\n", "\n", "\r\n", "\r", "\"", "\"\"", ",", ",", ";", "æ", "ŋ", "€", "😀", "Ã", "Â", "\u00A0", "¦", "\uFEFF", "\t", "a", "abc", "1,2",
        new('x', 61), new('y', 64), "0123456789abcdef\n0123456789abcdef\n0123456789\n",
    ];

    private static readonly Gen<byte[]> Bytes = Gen.Frequency(
        (40, Gen.Int[0, Pieces.Length - 1].Select(i => Encoding.UTF8.GetBytes(Pieces[i]))),
        (1, Gen.Byte.Select(b => new[] { b }))).Array[0, 120].Select(parts => parts.SelectMany(p => p).ToArray());

    /// <summary>Cut into buffers anywhere, with any delimiter and limit: the same first finding, and the same place at the end.</summary>
    [Fact]
    public void Skip_AnyBytes_AgreesWithTheWalk() => Gen.Select(Bytes, Gen.Int[1, 200], Gen.Bool.Select(b => b ? ',' : ';'), Gen.Int[1, 3], Gen.Int[64, 260]).Sample(
        (bytes, buffer, delimiter, headerRow, maxRow) =>
        {
            var format = new SourceFormat(SourceType.Csv, Delimiter: delimiter, HeaderRow: headerRow);
            var limits = new SourceLimits(MaxColumns: 12, MaxCellBytes: maxRow);
            Assert.Equal(Inspect(bytes, buffer, format, limits, skip: false), Inspect(bytes, buffer, format, limits, skip: true));
        },
        iter: 30_000);

    /// <summary>The property above is worth something only where good text is long enough to be passed over.</summary>
    [Fact]
    public void Skip_GoodText_IsPassedOver()
    {
        var text = new TextInspection(SourceFormat.Default, SourceLimits.Default);
        foreach (var rune in "a,b\n".EnumerateRunes())
            text.Read(rune);
        var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 500).Select(i => $"{i},\"æøå\n\n{i}\"\r\n")) + "x,\"");

        Assert.Equal(rows.Length, text.Skip(rows));
        Assert.Equal((502L, 4L, "#2"), (text.Row, text.Column, text.Field));
    }

    private static string Inspect(byte[] bytes, int buffer, SourceFormat format, SourceLimits limits, bool skip)
    {
        var text = new TextInspection(format, limits);
        ReadOnlySpan<byte> rest = bytes;
        while (!rest.IsEmpty)
        {
            var part = rest[..Math.Min(buffer, rest.Length)];
            var passed = skip ? text.Skip(part) : 0;
            for (part = part[passed..]; !part.IsEmpty;)
            {
                // A character that the buffer's end cuts is completed from beyond it.
                if (Rune.DecodeFromUtf8(rest[passed..], out var rune, out var length) != System.Buffers.OperationStatus.Done)
                    return $"undecodable {text.Row} {text.Column} {text.Field}";
                if (text.Read(rune) is var (row, rule, message))
                    return $"{rule} {row} {text.Row} {text.Field} {message}";
                passed += length;
                part = part[Math.Min(length, part.Length)..];
            }

            rest = rest[passed..];
        }

        return $"{text.Row} {text.Column} {text.Field}";
    }
}
