using AlisResearch.Benchmarks;

if (args is [IngestBenchmark.Alone, var folder, var csv])
{
    IngestBenchmark.RunAlone(folder, csv);
    return;
}

if (args is [MeasureBenchmark.Alone, var spells, var measure])
{
    MeasureBenchmark.RunAlone(spells, measure);
    return;
}

if (args is [ExportBenchmark.Alone, var exports])
{
    ExportBenchmark.RunAlone(exports);
    return;
}

// Machines are shared and noisy: every figure is a ratio of two things measured in turn in this one run.
Console.WriteLine("dotnet run -c Release --project tests/AlisResearch.Benchmarks [precheck|cohort|ingest|ingest-10m|measures|measures-30m|protection|export|figure]");
var chosen = args is [var one, ..] ? one : null;
if (chosen is null or "precheck")
    PrecheckBenchmark.Run();
if (chosen is null or "cohort")
    CohortBenchmark.Run();
if (chosen is null or "ingest" or "ingest-10m")
    IngestBenchmark.Run(many: chosen == "ingest-10m");
if (chosen is null or "protection")
    ProtectionBenchmark.Run();
if (chosen is null or "measures" or "measures-30m")
    MeasureBenchmark.Run(many: chosen == "measures-30m");
if (chosen is null or "export")
    ExportBenchmark.Run();
if (chosen is null or "figure")
    FigureBenchmark.Run();
