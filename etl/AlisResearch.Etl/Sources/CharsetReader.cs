using System.Buffers;
using System.Text;
using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>A text file's characters, decoded as strictly as the inspection decodes them; the byte order mark is left out.</summary>
internal sealed class CharsetReader(Stream stream, Charset charset) : TextReader
{
    private readonly StrictDecoder _decoder = new(charset);
    private readonly byte[] _bytes = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _atEnd;
    private bool _started;
    private char? _pending;

    /// <inheritdoc/>
    /// <exception cref="DecoderFallbackException">A byte that the charset gives no letter.</exception>
    public override int Read(Span<char> buffer)
    {
        var written = 0;
        Span<char> letters = stackalloc char[2];
        while (written < buffer.Length)
        {
            if (_pending is { } second)
            {
                buffer[written++] = second;
                _pending = null;
                continue;
            }

            var status = _decoder.Decode(_bytes.AsSpan(_start, _end - _start), out var rune, out var length);
            if (status == OperationStatus.NeedMoreData && !_atEnd)
            {
                if (written > 0 && _start == _end)
                    return written;
                Fill();
                continue;
            }

            if (status != OperationStatus.Done && _start == _end)
                break;
            if (status != OperationStatus.Done)
                throw new DecoderFallbackException("A byte is not valid in the file's charset.");
            _start += length;
            if (_started || rune.Value != 0xFEFF)
            {
                _pending = rune.EncodeToUtf16(letters) == 2 ? letters[1] : null;
                buffer[written++] = letters[0];
            }

            _started = true;
        }

        return written;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        stream.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        (_start, _end) = (0, _end - _start);
        var read = stream.Read(_bytes, _end, _bytes.Length - _end);
        (_end, _atEnd) = (_end + read, read == 0);
    }
}
