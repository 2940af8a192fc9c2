using System.CommandLine;
using System.CommandLine.Help;
using AlisResearch.Cli.Commands;
using AlisResearch.Model;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Microsoft.Data.Sqlite;

namespace AlisResearch.Cli;

/// <summary>The command <c>alis</c>: its parts, and what its exit codes mean.</summary>
public static class AlisCommand
{
    /// <summary>What the library answers after SIGTERM.</summary>
    private const int Terminated = 143;

    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    /// <summary>The whole command tree.</summary>
    public static RootCommand Create(Terminal terminal)
    {
        var options = new CommonOptions(terminal);
        var root = new RootCommand(terminal.Say(
            """
            AlisResearch: fra innsamlede runder til en anonymisert utgivelse og et API.

            Avslutningskoder: 0 ok, 1 intern feil, 2 bruk, 3 validering, 4 avvist av hensyn til personvern,
            5 integritet, 6 låst, full disk eller opptatt port, 130 avbrutt.
            """,
            """
            AlisResearch: from collected rounds to an anonymised release and an API.

            Exit codes: 0 ok, 1 internal error, 2 usage, 3 validation, 4 refused for disclosure,
            5 integrity, 6 locked, disk full or port in use, 130 interrupted.
            """))
        {
            DemoCommand.Create(options),
            IngestCommand.Create(options),
            RoundsCommand.Create(options),
            ReleaseCommand.Create(options),
            ClaimsCommand.Create(options),
            ExportCommand.Create(options),
            FigureCommand.Create(options),
            MeasureCommand.Create(options),
            StabilityCommand.Create(options),
            ReportCommand.Create(options),
            ServeCommand.Create(options),
            ApiKeysCommand.Create(options),
            WithdrawCommand.Create(options),
            PseudonymsCommand.Create(options),
            BackupCommand.Create(options),
            RestoreCommand.Create(options),
            SynthCommand.Create(options),
        };
        foreach (var option in options.All)
            root.Options.Add(option);
        options.Examples[root] =
        [
            "alis demo",
            "alis ingest etl/rounds/alis-nord/*.csv",
            "alis release build",
            "alis claims --verdict CONTRADICTED",
            "alis stability --study alis-vest",
            "alis serve --port 5081",
        ];
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((HelpAction)help.Action!, options);
        return root;
    }

    /// <summary>Runs the command and turns whatever happens into an exit code and one sentence; never a trace.</summary>
    public static async Task<ExitCode> Run(RootCommand root, string[] args, Terminal terminal)
    {
        try
        {
            var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples) // asked for help, nothing is missing
            {
                foreach (var error in parsed.Errors)
                    terminal.Error(error.Message);
                terminal.Error(terminal.Say("Se alis --help.", "See alis --help."));
                return ExitCode.Usage;
            }

            var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop });
            if (code is not ((int)ExitCode.Interrupted or Terminated))
                return (ExitCode)code;
            terminal.Interrupted(); // the work did not stop in time: it ends with the process
            return ExitCode.Interrupted;
        }
        catch (AlisException refusal)
        {
            terminal.Refuse(refusal);
            return refusal.ExitCode;
        }
        catch (Exception e) when (IsDamage(e))
        {
            terminal.Error(terminal.Say(
                "En databasefil er skadet. Hent den fra sikkerhetskopi.", "A database file is damaged. Restore it from a backup."));
            return ExitCode.Integrity;
        }
        catch (OperationCanceledException)
        {
            terminal.Interrupted();
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (IsFileSystem(e))
        {
            terminal.Error(terminal.Say(
                $"Filsystemet sa nei: full disk, manglende rettigheter, eller en fil i bruk. {terminal.Stored.Nb}",
                $"The file system refused: the disk is full, permission is missing, or a file is in use. {terminal.Stored.En}"));
            return ExitCode.Unavailable;
        }
        catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.OutOfMemory)
        {
            terminal.Error(terminal.Say(
                $"Ikke nok minne til denne filen. {terminal.Stored.Nb} Del filen i flere runder, eller kjør på en større maskin.",
                $"Not enough memory for this file. {terminal.Stored.En} Split the file into several rounds, or run on a larger machine."));
            return ExitCode.Unavailable;
        }
        catch (Exception e)
        {
            // The message may hold a value from the data; the kind of error does not.
            terminal.Error(terminal.Say(
                $"Intern feil ({e.GetType().Name}). {terminal.Stored.Nb} Meld gjerne fra om hva du gjorde.",
                $"Internal error ({e.GetType().Name}). {terminal.Stored.En} Please report what you did."));
            return ExitCode.Internal;
        }
    }

    /// <summary>True for a SQLite file that is damaged (11) or none (26).</summary>
    private static bool IsDamage(Exception? error) =>
        error is SqliteException { SqliteErrorCode: 11 or 26 } || (error?.InnerException is { } inner && IsDamage(inner));

    /// <summary>True for what the operating system refuses, whichever library met it: .NET, SQLite (by its code) or DuckDB (by its kind).</summary>
    private static bool IsFileSystem(Exception? error) => error switch
    {
        null => false,
        IOException or UnauthorizedAccessException => true,
        SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 } => true, // busy, locked, read-only, I/O, full, cannot open
        DuckDBException { ErrorType: DuckDBErrorType.Io or DuckDBErrorType.Permission } => true,
        _ => IsFileSystem(error.InnerException),
    };
}
