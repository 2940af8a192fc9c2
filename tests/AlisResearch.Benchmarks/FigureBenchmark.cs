using System.Diagnostics;
using AlisResearch.Api.Figures;
using AlisResearch.Api.GraphQL;
using AlisResearch.Figures;
using AlisResearch.Model;
using DuckDB.NET.Data;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace AlisResearch.Benchmarks;

/// <summary>
/// The retention figure of a study: as SVG over the question behind it; as PNG of 300 dpi; and drawn, from an answer that is there, against R's survminer, which draws the same curve with band and risk table
/// from persons that are there, in a process that is warm too.
/// </summary>
public static class FigureBenchmark
{
    private const string Study = "alis-vest";
    private const string Question =
        """{ cohort(where: {study: "alis-vest"}) { size { value lower upper exact } retention { group atRisk { value } points { months survival lower upper rounding atRisk events censored } median { value } provenance { synthetic } } } }""";

    public static void Run()
    {
        using var shipped = new ShippedRelease();
        var asked = new FigureRequest(shipped.Release, Study, null, null, null, "YEAR", "END_REASON", [], false, Language.En, FigureFrame.DefaultWidth);
        Paired.Measure("retention as SVG : its question (at most 5 ms more)", 201, () => SvgWriter.Write(Figure()), () => Ask(q => q.Ask(Question, new Dictionary<string, object?>(), default)));
        var figure = Figure();
        Paired.Measure("retention as PNG (at most 60 ms) : as SVG, both laid out", 51, () => PngWriter.Write(figure, Stream.Null), () => SvgWriter.Write(figure));
        using var r = Survminer.Start(Path.Combine(shipped.Folder, "cells", "doctor_duration.parquet"), Study);
        if (r is null)
        {
            Console.WriteLine("R with survminer is not installed: not compared with it.");
            return;
        }

        var answered = new Questions(new Answered(shipped.Services), shipped.Services.GetRequiredService<IGraphQLSerializer>(), shipped.Services);
        Paired.Measure("retention drawn as SVG : by survminer as SVG (50 times faster is 0.02)", 11, () => SvgWriter.Write(Drawn()), () => r.Draw("svg"));
        Paired.Measure("retention drawn as PNG : by survminer as PNG", 11, () => PngWriter.Write(Drawn(), Stream.Null), () => r.Draw("png"));

        Figure Figure() => Ask(q => FigureKind.Of("retention")!.Make(asked, q, default));

        Figure Drawn() => FigureKind.Of("retention")!.Make(asked, answered, default).GetAwaiter().GetResult();

        T Ask<T>(Func<Questions, Task<T>> question)
        {
            using var scope = shipped.Services.CreateScope();
            return question(scope.ServiceProvider.GetRequiredService<Questions>()).GetAwaiter().GetResult();
        }
    }

    /// <summary>Asks the first question, and gives its answer to every other.</summary>
    private sealed class Answered(IServiceProvider services) : IDocumentExecuter<ISchema>
    {
        private ExecutionResult? _answer;

        public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options) =>
            _answer ??= await services.GetRequiredService<IDocumentExecuter<ISchema>>().ExecuteAsync(options);
    }

    /// <summary>An R that draws when it is asked to.</summary>
    private sealed class Survminer(Process process) : IDisposable
    {
        /// <summary>Starts it; null where R or its package is missing.</summary>
        public static Survminer? Start(string cells, string study)
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            var persons = connection.Query(
                SqlFile.Fill(SqlFile.Load(typeof(FigureBenchmark).Assembly, "persons_of_cells.sql"), ("file", SqlFile.Literal(cells)), ("study", SqlFile.Literal(study))), r => $"{r.GetInt64(0)} {r.GetInt64(1)}");
            try
            {
                var start = new ProcessStartInfo("Rscript", [Path.Combine(AppContext.BaseDirectory, "survminer.R")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
                var process = Process.Start(start)!;
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                process.StandardInput.WriteLine(string.Join(' ', persons));
                process.StandardInput.Flush();
                return process.StandardOutput.ReadLine() == "ready" ? new(process) : null;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }
        }

        /// <summary>Draws once, on a device of R.</summary>
        public void Draw(string device)
        {
            process.StandardInput.WriteLine(device);
            process.StandardInput.Flush();
            if (process.StandardOutput.ReadLine() is not { } size || long.Parse(size, System.Globalization.CultureInfo.InvariantCulture) < 10_000)
                throw new InvalidOperationException("R drew nothing.");
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
