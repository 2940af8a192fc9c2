namespace AlisResearch.Model;

/// <summary>Reads the schema folder. All mistakes of all files are found in one run.</summary>
public static class SchemaReader
{
    /// <summary>Copies the files that <see cref="Read"/> reads or asks for, with their folders.</summary>
    /// <param name="folder">The schema folder.</param>
    /// <param name="target">Where they go; created.</param>
    public static void Copy(string folder, string target)
    {
        var files = new SchemaFolder(folder, []);
        foreach (var file in files.List("", "*.yml").Concat(files.List("", "*.csv")).Concat(files.List("measures", "*.md")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, file))!);
            File.Copy(Path.Combine(folder, file), Path.Combine(target, file));
        }
    }

    /// <summary>Reads and checks everything below <paramref name="folder"/>.</summary>
    /// <param name="folder">The schema folder.</param>
    /// <param name="policyPath">Another disclosure policy than the folder's; null for that.</param>
    /// <exception cref="AlisException">Exit 3, with a finding for every mistake: file, line, key and what is allowed.</exception>
    public static SchemaSet Read(string folder, string? policyPath = null)
    {
        var policyFile = policyPath is null ? PolicyChecks.Shipped : Path.GetFullPath(policyPath);
        if (!Directory.Exists(Path.Combine(folder, "studies")))
            throw new AlisException(ExitCode.Usage, new(
                $"Fant ikke schema-mappen i «{folder}». Oppgi den med --schema eller ALIS_SCHEMA.",
                $"There is no schema folder at “{folder}”. Name it with --schema or ALIS_SCHEMA."));

        var findings = new List<Finding>();
        var files = new SchemaFolder(folder, findings);
        var sources = files.ReadOne("sources.yml", StudyReader.Sources) ?? [];
        var studies = files.ReadAll("studies", "study.yml", StudyReader.Study)
            .OrderBy(s => s.Reference).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
        var rounds = files.ReadAll("studies", "*.yml", StudyReader.Round, except: "study.yml");
        var tables = files.ReadAll("tables", "*.yml", TableReader.Table);
        var municipalities = CodelistReader.Municipalities(files);
        var fictional = CodelistReader.FictionalMunicipalities(files);
        var codelists = CodelistReader.Codelists(files, studies, sources, municipalities, fictional);
        var questionnaires = files.ReadAll("questionnaires", "*.yml", QuestionnaireReader.Questionnaire);
        var claims = files.ReadAll("claims", "*.yml", ClaimReader.Claims).SelectMany(c => c).ToList();
        var measures = files.ReadAll("measures", "*.yml", MeasureReader.Measure, except: MeasureReader.GroupsFile);
        var variables = files.ReadOne($"measures/{MeasureReader.GroupsFile}", MeasureReader.GroupingVariables) ?? [];
        var policy = files.ReadOne(policyFile, PolicyReader.Policy);

        if (findings.Count == 0)
        {
            SchemaChecks.Run(files, sources, studies, rounds, tables, codelists, municipalities, fictional, claims);
            MeasureChecks.Run(files, measures, variables, codelists);
            new PolicyChecks(files, policyFile, studies, rounds, codelists, variables, questionnaires, claims).Run(policy!);
            RoundChecks.Run(files, studies, rounds, tables, codelists, questionnaires);
            new SynthesisChecks(files, rounds, codelists, fictional, questionnaires).Run();
        }

        if (findings.Count > 0)
            throw new AlisException(ExitCode.Validation, new(
                $"Schema-mappen har {findings.Count} feil.", $"The schema folder has {findings.Count} mistake(s)."), findings);

        return new(
            sources.ToDictionary(s => s.Id), studies, rounds, tables.ToDictionary(t => t.Name), codelists,
            municipalities, questionnaires.ToDictionary(q => q.Id), claims, policy!, fictional,
            measures.ToDictionary(m => m.Name), variables);
    }
}
