using AlisResearch.Model;

namespace AlisResearch.Etl.Sources;

/// <summary>Counts the bytes that really come out of a packed file; what the file declares about them may be a lie.</summary>
internal sealed class UnpackMeter(long packedBytes, SourceLimits limits)
{
    private readonly long _allowed = Math.Max(SourceLimits.UnpackedBytesOfNoConcern, packedBytes * limits.MaxUnpackRatio);
    private long _unpacked;

    /// <summary>Adds unpacked bytes.</summary>
    /// <exception cref="UnpackRatioException">They pass the limit.</exception>
    public void Add(long bytes)
    {
        _unpacked += bytes;
        if (_unpacked > _allowed)
            throw new UnpackRatioException();
    }

    /// <summary>A stream whose bytes are counted as they are read.</summary>
    public Stream Count(Stream stream) => new CountedStream(stream, this);

    private sealed class CountedStream(Stream inner, UnpackMeter meter) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            meter.Add(read);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>A packed file unpacks to more than the limit allows.</summary>
internal sealed class UnpackRatioException : Exception
{
    /// <summary>The finding it becomes.</summary>
    public static Finding Finding(string file, SourceLimits limits) => new(file, null, null, "unpack_ratio", Severity.Error,
        new($"Filen pakker seg ut til over {limits.MaxUnpackRatio} ganger sin egen størrelse. Lesingen ble stanset.",
            $"The file unpacks to over {limits.MaxUnpackRatio} times its own size. Reading was stopped."),
        new("Eksporter filen på nytt fra kilden.", "Export the file again from its source."));
}
