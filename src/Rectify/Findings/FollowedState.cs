using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Foundation;

namespace Rectify.Findings;

/// <summary>Which state of the advisories the findings follow.</summary>
/// <param name="At">The point that all of them follow; null before the first time.</param>
/// <param name="Pass">What is being done to bring them to a later one; null while nothing is.</param>
/// <param name="Scores">The edition of the EPSS scores that are kept; empty for none.</param>
internal sealed record FollowedState(AdvisoryPoint? At, FollowingPass? Pass, string Scores)
{
    /// <summary>The latest point that a finding may have been matched against.</summary>
    public AdvisoryPoint? Latest => Pass?.Toward ?? At;
}

/// <summary>The work that brings the findings from one point to another, in chunks.</summary>
/// <param name="Id">Its id, the subject of its events.</param>
/// <param name="Toward">The point.</param>
/// <param name="IsWhole">Whether every asset is matched anew: nothing follows from the point before.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="DoneTo">The last asset that is done, as text; empty for none.</param>
internal sealed record FollowingPass(Id Id, AdvisoryPoint Toward, bool IsWhole, Instant StartedAt, string DoneTo);
