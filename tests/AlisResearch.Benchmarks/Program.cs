using AlisResearch.Benchmarks;

// Machines are shared and noisy: every figure is a ratio of two things measured in turn in this one run.
Console.WriteLine("dotnet run -c Release --project tests/AlisResearch.Benchmarks [precheck|ingest]");
var chosen = args is [var one, ..] ? one : null;
if (chosen is null or "precheck")
    PrecheckBenchmark.Run();
if (chosen is null or "ingest")
    IngestBenchmark.Run();
