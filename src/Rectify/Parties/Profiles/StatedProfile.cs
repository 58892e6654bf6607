using NodaTime;
using Rectify.Clocks.Evaluation;

namespace Rectify.Parties.Profiles;

/// <summary>What people of the organisation said that it is, as far as laws ask. Its legal entities are organisations, its assets stand in the inventory.</summary>
/// <param name="Profile">What they said.</param>
/// <param name="Revision">Grows with each time that it is said anew; from 1.</param>
/// <param name="StatedAt">When it was said last.</param>
public sealed record StatedProfile(Profile Profile, long Revision, Instant StatedAt);
