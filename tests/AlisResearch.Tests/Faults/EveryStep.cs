using System.Diagnostics;
using AlisResearch.Etl.Warehouse;
using AlisResearch.Model;

namespace AlisResearch.Tests.Faults;

/// <summary>Runs an action again and again on copies of one data folder, failing at the first durable step, the second, … until none is left.</summary>
internal static class EveryStep
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Fails one step at a time; with <c>ALIS_FULL=1</c> once more every step from there on, as when a disk stays full. Readers must see the old state or the
    /// new one before the next start, and after it; the next start takes at most two seconds and leaves nothing lying about.
    /// </summary>
    /// <returns>The number of steps.</returns>
    public static int Fails(DataFolders prepared, Action<DataFolders> act, Func<DataFolders, string> state)
    {
        var before = state(prepared);
        string? after = null;
        for (var n = 0; ; n++)
        {
            foreach (var stays in KillTests.InFull ? new[] { false, true } : [false])
            {
                var folders = new DataFolders(prepared.Root + $"-{n}-{stays}");
                FolderContent.Copy(prepared.Root, folders.Root);
                var (seen, failed) = (0, false);
                DurableFiles.Listener.Value = _ =>
                {
                    seen++;
                    if (n == 0 || (stays ? seen < n : seen != n))
                        return;
                    failed = true;
                    throw new IOException("The disk is full.");
                };
                try
                {
                    act(folders);
                }
                catch (IOException) when (failed)
                {
                    // the fault we made
                }
                finally
                {
                    DurableFiles.Listener.Value = null;
                }

                after ??= state(folders); // n = 0: nothing failed
                Assert.Contains(state(folders), new[] { before, after });
                var watch = Stopwatch.StartNew();
                Steward.Open(folders).Dispose();
                Assert.True(watch.Elapsed < Recovery, $"recovery took {watch.Elapsed}");
                Assert.Contains(state(folders), new[] { before, after });
                if (!failed)
                    Assert.Equal(after, state(folders));
                PersonRounds.AssertClean(folders);
                act(folders); // what failed once succeeds the next time
                PersonRounds.AssertClean(folders);
                Directory.Delete(folders.Root, recursive: true);
                if (n > 0 && !failed)
                    return n - 1;
            }
        }
    }
}
