using NodaTime;

namespace Rectify.Findings.Listing;

/// <summary>How urgent cases make a finding: 0 when none is about it, 1 when nothing is due in those that are, and more the sooner something is.</summary>
internal sealed class CaseRanks
{
    private readonly uint[] everywhere;
    private readonly bool[] hasNamed;
    private readonly Dictionary<(int Vulnerability, int Asset), uint> named = [];

    public CaseRanks(FindingColumns columns, Concerns concerns)
    {
        (everywhere, hasNamed) = (new uint[columns.Scores.Count], new bool[columns.Scores.Count]);
        foreach (var (vulnerability, actBy) in concerns.Everywhere)
            if (columns.NumberOf(vulnerability) is >= 0 and var number) everywhere[number] = Of(actBy);
        foreach (var ((vulnerability, asset), actBy) in concerns.Named)
        {
            if (columns.NumberOf(vulnerability) is not (>= 0 and var number) || columns.NumberOf(asset) is not (>= 0 and var place)) continue;
            hasNamed[number] = true;
            named[(number, place)] = Of(actBy);
        }
    }

    public uint Of(int vulnerability, int asset) =>
        hasNamed[vulnerability] ? Math.Max(everywhere[vulnerability], named.GetValueOrDefault((vulnerability, asset))) : everywhere[vulnerability];

    // Whole seconds since 1970 fit until 2106; what lies outside them is the first or the last of all.
    private static uint Of(Instant? actBy) =>
        actBy is { } instant ? uint.MaxValue - (uint)Math.Clamp(instant.ToUnixTimeSeconds(), 0, uint.MaxValue - 2L) : 1;
}
