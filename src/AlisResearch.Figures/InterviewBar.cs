using AlisResearch.Model;

namespace AlisResearch.Figures;

/// <summary>The interviews of one role in one round. Rows of the same round and role are added together.</summary>
/// <param name="Round">The round's number, from 1.</param>
/// <param name="Role">Code of the role, from the code list <c>respondent_role</c>.</param>
/// <param name="RoleName">The role's name.</param>
/// <param name="Count">Interviews, 0 or more.</param>
/// <param name="Period">First and last day of the round, when known.</param>
public sealed record InterviewBar(int Round, string Role, LocalText RoleName, int Count, (DateOnly From, DateOnly To)? Period = null);
