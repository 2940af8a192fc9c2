using System.Diagnostics;
using AlisResearch.Etl;
using AlisResearch.Model;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AlisResearch.Cli;

/// <summary>What long work says of itself, kept until somebody looks: the work never waits for the screen.</summary>
internal sealed class LatestProgress : IProgress<IngestProgress>, IProgress<LocalText>
{
    private volatile IngestProgress _value = new(LocalText.Same("…"), null);

    /// <summary>The last that was said.</summary>
    public IngestProgress Value => _value;

    /// <inheritdoc/>
    public void Report(IngestProgress value) => _value = value;

    /// <inheritdoc/>
    public void Report(LocalText value) => _value = new(value, null);
}

/// <summary>A bar with a percentage where a fraction is known, the time taken and the time left. Gone when the work is.</summary>
/// <param name="console">A terminal.</param>
/// <param name="language">The user's language.</param>
internal sealed class ProgressLine(IAnsiConsole console, Language language)
{
    /// <summary>Shorter work shows nothing: a bar that flashes tells nobody anything.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Room for the percentage and the times.</summary>
    private const int TimeWidth = 30;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Shows <paramref name="progress"/> until <paramref name="work"/> ends, however it ends.</summary>
    public Task Follow(LatestProgress progress, Task work, Stopwatch since) => console.Progress()
        .AutoClear(true)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn { Width = BarWidth },
            new TimeColumn(progress, since, language))
        .StartAsync(async context =>
        {
            var task = context.AddTask(Said(progress.Value));
            while (await Task.WhenAny(work, Task.Delay(Glance)) != work)
            {
                var now = progress.Value;
                task.Description = Said(now);
                task.IsIndeterminate = now.Fraction is null;
                task.Value = 100 * Math.Clamp(now.Fraction ?? 0, 0, 1);
            }
        });

    private int BarWidth => Math.Clamp(console.Profile.Width / 5, 10, 30);

    private string Said(IngestProgress progress)
    {
        var (text, room) = (TextWrap.Clean(progress.What.In(language)), Math.Max(20, console.Profile.Width - BarWidth - TimeWidth));
        return Markup.Escape(text.Length > room ? $"{text[..(room - 1)]}…" : text);
    }

    /// <summary>Percentage, time taken, and time left once there is something to reckon it by.</summary>
    private sealed class TimeColumn(LatestProgress progress, Stopwatch since, Language language) : ProgressColumn
    {
        private const double EnoughToReckonBy = 0.02;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            var spent = since.Elapsed;
            var text = progress.Value.Fraction is not { } fraction ? Time(spent)
                : fraction < EnoughToReckonBy ? $"{Math.Floor(100 * fraction):0} %  {Time(spent)}"
                : $"{Math.Floor(100 * fraction):0} %  {Time(spent)}  {(language == Language.Nb ? "igjen" : "left")} {Time(spent * Math.Max(0, (1 / fraction) - 1))}";
            return new Text(text);
        }

        private static string Time(TimeSpan time) => time.TotalHours >= 1
            ? $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}"
            : $"{time.Minutes}:{time.Seconds:00}";
    }
}
