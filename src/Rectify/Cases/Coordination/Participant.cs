using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Cases.Coordination;

/// <summary>An organisation that takes part in the coordination of a case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Organisation">Which.</param>
/// <param name="Roles">What it is in it; at least one.</param>
/// <param name="Contact">Who is spoken to there, up to 500 characters; empty when it is not said.</param>
/// <param name="Consent">Where it stands to the embargo.</param>
/// <param name="Accepted">The terms that it accepted last; null when it has accepted none.</param>
public sealed record Participant(
    ParticipantId Id, OrganisationId Organisation, IReadOnlyList<CoordinationRole> Roles, string Contact, Consent Consent = Consent.NoConsent, EmbargoTerms? Accepted = null);

/// <summary>The id of a <see cref="Participant"/>.</summary>
public readonly record struct ParticipantId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
