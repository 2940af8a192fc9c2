using AlisResearch.Model;
using DuckDB.NET.Data;

namespace AlisResearch.Disclosure;

/// <summary>Two trees of one kind must not hold the same person: rounded twice, a person would be hidden half as well.</summary>
internal static class SharedPersons
{
    /// <summary>Looks for such persons.</summary>
    /// <exception cref="AlisException">There are: exit 4, naming the trees and nobody.</exception>
    public static void Refuse(DuckDBConnection connection, SchemaSet schema)
    {
        foreach (var (index, one) in schema.Policy.Trees.Index())
        {
            foreach (var other in schema.Policy.Trees.Take(index).Where(t => t.Kind == one.Kind && t.Study == one.Study))
            {
                if (connection.Query(SqlFile.Fill(SqlFile.Load(typeof(SharedPersons).Assembly, "shared_persons.sql"), ("one", Persons(schema, one)), ("other", Persons(schema, other))), r => r.GetBoolean(0)).Single())
                    throw new AlisException(ExitCode.Disclosure, new(
                        $"Trærne {other.Study} {other.Part} og {one.Study} {one.Part} har personer felles. Ta ut det ene av policyen.",
                        $"The trees {other.Study} {other.Part} and {one.Study} {one.Part} share persons. Take one of them out of the policy."));
            }
        }
    }

    private static string Persons(SchemaSet schema, RefinementTree tree) => tree.Kind switch
    {
        TreeKind.Doctor => Fill(tree, "tenure", "doctor", "phase", SqlFile.Literal(tree.Part)),
        TreeKind.Post => Fill(tree, "position", "post", "phase", SqlFile.Literal(tree.Part)),
        _ => Fill(tree, "survey_response", "respondent", "round", schema.Rounds.Single(r => r.Study == tree.Study && r.Id == tree.Round).Mapping.Constants["round"]),
    };

    private static string Fill(RefinementTree tree, string table, string person, string column, string part) => SqlFile.Fill(
        SqlFile.Load(typeof(SharedPersons).Assembly, "persons_of.sql"), ("study", SqlFile.Literal(tree.Study)), ("table", table), ("person", person), ("column", column), ("part", part));
}
