using AlisResearch.Etl;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Cli.Commands;

/// <summary>Files taken in one after the other; a rejected one does not stop the rest.</summary>
/// <param name="folders">The data folders.</param>
/// <param name="schema">The schema.</param>
/// <param name="schemaFolder">Where the schema is.</param>
/// <param name="files">The files in order, each with its round.</param>
/// <param name="options">How they are taken in.</param>
internal sealed class IngestRun(
    DataFolders folders, SchemaSet schema, string schemaFolder, IReadOnlyList<(string File, SurveyRound Round)> files, IngestOptions options)
{
    private readonly List<IngestResult> _results = [];

    /// <summary>The outcomes so far, in the order of the files: also after an interruption, for what is in is in.</summary>
    public IReadOnlyList<IngestResult> Results => _results;

    /// <summary>Runs to the end.</summary>
    /// <exception cref="OperationCanceledException">Interrupted; <see cref="Results"/> has what was done by then.</exception>
    public Task<IReadOnlyList<IngestResult>> ToTheEnd(IProgress<IngestProgress> progress, CancellationToken cancellation)
    {
        using var steward = options.DryRun ? Steward.OpenForReading(folders) : Steward.Open(folders);
        using var told = cancellation.Register(() => progress.Report(new(new("Avbryter", "Interrupting"), null)));
        long[] bytes = [.. files.Select(f => File.Exists(f.File) ? Math.Max(1, new FileInfo(f.File).Length) : 1)];
        foreach (var (index, (file, round)) in files.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            var within = new FileProgress(progress, round.Key, index, bytes);
            within.Report(new(new("leser", "reading"), null));
            _results.Add(Ingest.Run(steward, schema, schemaFolder, round, file, options, within, cancellation));
        }

        return Task.FromResult(Results);
    }

    /// <summary>One file's progress as that of all of them, each counting as much as its bytes.</summary>
    private sealed class FileProgress(IProgress<IngestProgress> whole, string key, int index, long[] bytes) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => whole.Report(bytes.Length == 1
            ? new(new($"{key}: {value.What.Nb}", $"{key}: {value.What.En}"), value.Fraction)
            : new(
                new($"{index + 1} av {bytes.Length} {key}: {value.What.Nb}", $"{index + 1} of {bytes.Length} {key}: {value.What.En}"),
                (bytes.Take(index).Sum() + (bytes[index] * (value.Fraction ?? 0))) / bytes.Sum()));
    }
}
