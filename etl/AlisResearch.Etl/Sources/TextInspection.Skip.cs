using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace AlisResearch.Etl.Sources;

/// <summary>The way past good text: 64 bytes at a time, to the very state that reading its characters one by one gives.</summary>
internal sealed partial class TextInspection
{
    private const int BlockSize = 64;

    /// <summary>
    /// Passes over <paramref name="utf8"/> up to its last whole character and gives the bytes passed. 0, and nothing has changed, where something
    /// in it may break a rule: then <see cref="Read"/> judges.
    /// </summary>
    public int Skip(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8[..WholeCharacters(utf8)];
        if (utf8.IsEmpty || Row <= format.HeaderRow || _blankRow is not null || _previous is 'Ã' or 'Â' || !Utf8.IsValid(utf8))
            return 0;

        var state = new BlockState { Quoted = _quoted ? ulong.MaxValue : 0, AfterLineEnd = _lineIsBlank ? 1u : 0, RowStart = -_rowBytes };
        var at = 0;
        for (; at + BlockSize <= utf8.Length; at += BlockSize)
        {
            if (!TryBlock(ref state, utf8.Slice(at, BlockSize), at))
                return 0;
        }

        if (at < utf8.Length)
        {
            Span<byte> last = stackalloc byte[BlockSize];
            last.Fill((byte)'x');
            utf8[at..].CopyTo(last);
            if (!TryBlock(ref state, last, at))
                return 0;
        }

        if (utf8.Length - state.RowStart > _maxRowBytes)
            return 0;
        Rune.DecodeLastFromUtf8(utf8, out var previous, out _);
        _previous = previous.Value;
        _rowBytes = utf8.Length - state.RowStart;
        _lineIsBlank = _rowBytes == 0;
        if (state.Rows > 0)
            (Row, Column, _field, _quoted) = (Row + state.Rows, 1, 1, false);
        PassWithinRow(utf8[(int)Math.Max(0, state.RowStart)..]);
        return utf8.Length;
    }

    /// <summary>Takes 64 bytes; false where one of them may break a rule.</summary>
    private bool TryBlock(ref BlockState state, ReadOnlySpan<byte> block, int at)
    {
        ref var start = ref MemoryMarshal.GetReference(block);
        var low = Vector256.LoadUnsafe(ref start);
        var high = Vector256.LoadUnsafe(ref start, 32);

        var lineFeeds = Equal(low, high, (byte)'\n');
        var returns = Equal(low, high, (byte)'\r');
        var controls = Mask(Control(low), Control(high)) & ~(lineFeeds | returns | Equal(low, high, (byte)'\t'));

        // Ã and Â are C3 83 and C3 82; what may follow them is for the walk to judge.
        var leads = Equal(low, high, 0xC3);
        var seconds = Mask(Vector256.Equals(low & Vector256.Create((byte)0xFE), Vector256.Create((byte)0x82)),
            Vector256.Equals(high & Vector256.Create((byte)0xFE), Vector256.Create((byte)0x82)));
        var halves = ((leads << 1) | state.AfterLead) & seconds;
        state.AfterLead = leads >> 63;

        // A bit of inside is set from an opening quote up to the byte before the closing one.
        var inside = Equal(low, high, (byte)'"');
        if (inside != 0)
        {
            for (var shift = 1; shift < BlockSize; shift <<= 1)
                inside ^= inside << shift;
        }

        inside ^= state.Quoted;
        state.Quoted = (ulong)((long)inside >> 63);

        var rowEnds = lineFeeds & ~inside;
        var blanks = ((rowEnds << 1) | state.AfterLineEnd) & (lineFeeds | returns);
        state.AfterLineEnd = rowEnds >> 63;
        if ((controls | halves | blanks) != 0)
            return false;
        if (rowEnds == 0)
            return true;

        // Only the row that began before the block can be too long: one that begins and ends within it has at most 63 bytes.
        if (at + BitOperations.TrailingZeroCount(rowEnds) - state.RowStart > _maxRowBytes)
            return false;
        state.Rows += BitOperations.PopCount(rowEnds);
        state.RowStart = at + BlockSize - BitOperations.LeadingZeroCount(rowEnds);
        return true;
    }

    private void PassWithinRow(ReadOnlySpan<byte> utf8)
    {
        foreach (var character in utf8)
        {
            if ((character & 0xC0) != 0x80)
                Column++;
            if (character == '"')
                _quoted = !_quoted;
            else if (character == format.Delimiter && !_quoted)
                _field++;
        }
    }

    private static int WholeCharacters(ReadOnlySpan<byte> utf8)
    {
        for (var back = 1; back <= Math.Min(3, utf8.Length); back++)
        {
            var lead = utf8[^back];
            if (lead < 0x80)
                break;
            if (lead >= 0xC0)
                return (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2) > back ? utf8.Length - back : utf8.Length;
        }

        return utf8.Length;
    }

    private static Vector256<byte> Control(Vector256<byte> bytes) => Vector256.Equals(Vector256.Min(bytes, Vector256.Create((byte)0x1F)), bytes);

    private static ulong Equal(Vector256<byte> low, Vector256<byte> high, byte value) =>
        Mask(Vector256.Equals(low, Vector256.Create(value)), Vector256.Equals(high, Vector256.Create(value)));

    private static ulong Mask(Vector256<byte> low, Vector256<byte> high) => low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);

    /// <summary>What one block tells the next.</summary>
    private struct BlockState
    {
        /// <summary>All bits set inside quotes.</summary>
        public ulong Quoted;

        /// <summary>1 right after a row's end.</summary>
        public ulong AfterLineEnd;

        /// <summary>1 right after a byte C3.</summary>
        public ulong AfterLead;

        /// <summary>Where the row at hand begins, counted from the bytes passed; negative when before them.</summary>
        public long RowStart;

        /// <summary>Row ends passed.</summary>
        public int Rows;
    }
}
