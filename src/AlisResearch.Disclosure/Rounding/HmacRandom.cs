using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AlisResearch.Disclosure;

/// <summary>
/// A stream of uniform numbers that only the holder of a secret can draw: HMAC-SHA256 (RFC 2104) of a label and a counter. The same secret and label give the same
/// stream on every machine.
/// </summary>
public sealed class HmacRandom : IDisposable
{
    private const int NumbersInBlock = 4;

    private readonly IncrementalHash _hmac;
    private readonly byte[] _label;
    private readonly byte[] _block = new byte[32];
    private ulong _blocks;
    private int _left;

    /// <param name="secret">The secret.</param>
    /// <param name="label">What is drawn; its parts are kept apart, whatever they hold.</param>
    public HmacRandom(ReadOnlySpan<byte> secret, params IReadOnlyList<string> label)
    {
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        _label = [.. label.SelectMany(Part)];
    }

    /// <summary>The next number: 53 random bits in [0, 1).</summary>
    public double NextDouble()
    {
        if (_left == 0)
            NextBlock();
        var bits = BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(8 * (NumbersInBlock - _left--)));
        return (bits >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>The next whole number from 0 to <paramref name="count"/> − 1.</summary>
    public int Next(int count) => (int)(NextDouble() * count);

    /// <summary>An index drawn with probability in proportion to its weight.</summary>
    /// <param name="weights">Not negative, not all 0.</param>
    public int Pick(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        var point = NextDouble() * sum;
        var last = -1;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
                continue;
            last = i;
            point -= weights[i];
            if (point < 0)
                return i;
        }

        return last >= 0 ? last : throw new ArgumentException("All weights are 0.", nameof(weights));
    }

    /// <inheritdoc/>
    public void Dispose() => _hmac.Dispose();

    private void NextBlock()
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(counter, _blocks++);
        _hmac.AppendData(_label);
        _hmac.AppendData(counter);
        _hmac.GetHashAndReset(_block);
        _left = NumbersInBlock;
    }

    /// <summary>A part of the label with its length before it, so that no two labels have the same bytes.</summary>
    private static byte[] Part(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var part = new byte[4 + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(part, bytes.Length);
        bytes.CopyTo(part, 4);
        return part;
    }
}
