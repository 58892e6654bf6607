using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Server.Ui.Pieces;

/// <summary>
/// A shape, a word and a colour for where a duty stands. Red is for what is overdue and nothing else, and never for what is only encouraged; amber is for
/// the last quarter of the time; green is for what has a receipt.
/// </summary>
/// <param name="Glyph">The shape.</param>
/// <param name="Word">The word.</param>
/// <param name="Colour">The class of the style sheet.</param>
internal readonly record struct DutyLook(string Glyph, Text Word, string Colour)
{
    /// <summary>Of a duty as it was computed.</summary>
    public static DutyLook Of(Obligation duty, Instant now) =>
        Of(duty.State, duty.Force, duty.Acknowledgement is not null, duty.StartedAt?.Earliest, duty.ActBy, now);

    /// <summary>Of a duty as the store keeps it.</summary>
    public static DutyLook Of(KeptDuty duty, Instant now) => Of(duty.State, duty.Force, duty.Acknowledged, duty.StartedAt, duty.ActBy, now);

    private static DutyLook Of(ObligationState state, Force force, bool acknowledged, Instant? started, Instant? actBy, Instant now)
    {
        var binding = force is not (Force.Encouraged or Force.Voluntary);
        return state switch
        {
            ObligationState.Overdue => new("■", ClocksTexts.Of(state), binding ? "overdue" : "soon"),
            ObligationState.Contested => new("▲", ClocksTexts.Of(state), "soon"),
            ObligationState.Met => acknowledged ? new("✓", PieceTexts.Acknowledged, "receipt") : new("◐", ClocksTexts.Of(state), "plain"),
            ObligationState.NotApplicable or ObligationState.NotTriggered => new("–", ClocksTexts.Of(state), "faint"),
            _ when actBy is null => new("◌", PieceTexts.NoNumber, "plain"),
            _ when actBy - now < (actBy - started) / 4 => new("▲", PieceTexts.LastQuarter, "soon"),
            _ => new("●", ClocksTexts.Of(state), "plain"),
        };
    }
}
