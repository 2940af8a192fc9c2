using AlisResearch.Model;

namespace AlisResearch.Disclosure;

/// <summary>Respondents of one survey round who gave the same answer: exact, never published.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">A code, or a sign of no answer.</param>
/// <param name="Count">How many.</param>
internal sealed record AnswerCount(string Question, string Answer, int Count);

/// <summary>Rounds the tree of the respondents of a survey round: a node a question, each drawn by itself, as they share nothing but the number of respondents.</summary>
/// <param name="rounding">What all trees share.</param>
/// <param name="policy">The policy.</param>
/// <param name="tree">The tree.</param>
/// <param name="respondents">Respondents.</param>
/// <param name="answers">Respondents by question and answer, a missing one as its sign.</param>
/// <param name="possibleAnswers">What can be answered to a question, in order, the signs of no answer last.</param>
internal sealed class RespondentTree(
    TreeRounding rounding, DisclosurePolicy policy, RefinementTree tree, int respondents, IReadOnlyDictionary<(string Question, string Answer), int> answers,
    Func<string, IReadOnlyList<string>> possibleAnswers)
{
    /// <summary>The protected tree; null when the round is too small.</summary>
    public ProtectedTree? Round()
    {
        if (rounding.PublishedRoot(respondents) is not { } total)
            return null;
        foreach (var node in tree.Nodes)
        {
            var possible = possibleAnswers(node.By);
            int[][] counts = [.. possible.Select(a => new[] { answers.GetValueOrDefault((node.By, a)) })];
            counts[^1][0] += respondents - counts.Sum(c => c[0]); // who was not asked has no answer
            var drawn = new ControlledRounding([new(rounding.Base, counts)], total, rounding.OfAnswers, policy.Rounding.For(total).Tau).Draw(rounding.Random(node.Name));
            rounding.Add(node, null, possible.Select((a, j) => ProtectedCell.Of(rounding.Base, drawn[0][j][0], possible: true, a)), counts.Select(c => c[0]));
        }

        return rounding.Tree(total);
    }
}
