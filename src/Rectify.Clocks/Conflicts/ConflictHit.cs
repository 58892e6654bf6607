using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Conflicts;

/// <summary>
/// A conflict that arises in this case. One that holds sets a release hold on each recipient it names: clocks and alarms go on, and a named
/// person decides.
/// </summary>
/// <param name="Conflict">The conflict.</param>
/// <param name="Answer">Yes when all of its condition holds; unknown when part of it is not known, which holds back like yes.</param>
/// <param name="Question">For unknown: the question that decides.</param>
/// <param name="Touches">The obligations that it touches, of <see cref="Evaluation.Evaluation.Obligations"/>.</param>
public sealed record ConflictHit(Conflict Conflict, Answer Answer, Question? Question, IReadOnlyList<Obligation> Touches)
{
    /// <summary>The recipients whose release is held; none by a conflict that is only said.</summary>
    public IReadOnlyList<string> HeldRecipients => Conflict.Effect == ConflictEffect.Notice ? [] : [.. Touches.Select(o => o.Recipient).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
