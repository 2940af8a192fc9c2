using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace AlisResearch.Etl.Synthesis;

/// <summary>
/// A stream of random numbers that is the same on every machine and for ever: xoshiro256** (Blackman and Vigna, public domain) whose
/// state is the SHA-256 of the stream's name. Chances are compared as whole numbers of 2⁻⁵³; no logarithm or root is taken, because
/// those differ between machines in the last bit.
/// </summary>
internal sealed class RandomStream
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>The stream of a name: generator version, seed, study, purpose and block.</summary>
    public RandomStream(long seed, string study, string purpose, long block)
    {
        var state = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"alis-synth-1|{seed}|{study}|{purpose}|{block}")));
        (_a, _b) = (BinaryPrimitives.ReadUInt64LittleEndian(state), BinaryPrimitives.ReadUInt64LittleEndian(state.AsSpan(8)));
        (_c, _d) = (BinaryPrimitives.ReadUInt64LittleEndian(state.AsSpan(16)), BinaryPrimitives.ReadUInt64LittleEndian(state.AsSpan(24)));
    }

    /// <summary>A whole number from 0 up to but not including <paramref name="limit"/>, each as likely.</summary>
    public int Below(int limit)
    {
        var range = (ulong)limit;
        var rejected = (0UL - range) % range; // the lowest numbers, so that the rest divides evenly
        ulong drawn;
        do
            drawn = Next();
        while (drawn < rejected);
        return (int)(drawn % range);
    }

    /// <summary>A whole number between two limits, both included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    /// <summary>True with this probability.</summary>
    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>An index, each as likely as its weight says.</summary>
    public int Weighted(IReadOnlyList<int> weights)
    {
        var drawn = Below(weights.Sum());
        var index = 0;
        while (drawn >= weights[index])
            drawn -= weights[index++];
        return index;
    }

    /// <summary>Some of the items, without repetition, in random order (Fisher–Yates).</summary>
    public List<T> Some<T>(IEnumerable<T> items, int count)
    {
        var pool = items.ToList();
        for (var i = 0; i < count; i++)
        {
            var other = Between(i, pool.Count - 1);
            (pool[i], pool[other]) = (pool[other], pool[i]);
        }

        return pool[..count];
    }

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }
}
