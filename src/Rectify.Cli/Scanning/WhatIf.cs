using NodaTime;
using Rectify.Advisories.Matching;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Cli.Scanning;

/// <summary>Clocks that several findings would start alike.</summary>
/// <param name="Label">One letter that stands beside the findings.</param>
/// <param name="Obligations">What would be owed.</param>
internal sealed record StartedClocks(char Label, IReadOnlyList<Obligation> Obligations);

/// <summary>
/// What would be owed if a person confirmed a finding now. A scanner's word is a signal, not a fact: the facts it is asked with are
/// provisional, and nothing is recorded.
/// </summary>
internal sealed class WhatIf(Profile profile, Instant now)
{
    private readonly Dictionary<bool, StartedClocks> _byExploited = [];

    /// <summary>The instant that is taken as discovery and awareness.</summary>
    public Instant At => now;

    /// <summary>Every set of clocks that was asked for, by label.</summary>
    public IReadOnlyList<StartedClocks> Sets => [.. _byExploited.Values.OrderBy(set => set.Label)];

    /// <summary>
    /// The clocks of one finding. A published advisory is public; a listing by CISA says that the vulnerability is exploited; whether a
    /// component is somebody else's is for a person to say.
    /// </summary>
    public StartedClocks Of(Match match)
    {
        var exploited = match.Kev is not null;
        if (_byExploited.TryGetValue(exploited, out var known)) return known;
        var circumstances = new Dictionary<string, string> { [Circumstances.PubliclyDisclosed] = Circumstances.Yes };
        if (exploited) circumstances[Circumstances.ActivelyExploited] = Circumstances.Yes;
        var facts = new CaseFacts([Signal(FactKind.Discovered), Signal(FactKind.Aware)], profile) { Circumstances = circumstances };
        var started = Evaluator.Evaluate(RuleBook.Embedded(), facts, now).Obligations.Where(obligation => obligation.IsOpen).ToList();
        return _byExploited[exploited] = new StartedClocks((char)('A' + _byExploited.Count), started);
    }

    private Fact Signal(FactKind kind) => new()
    {
        Id = $"if-{Words.Of(kind)}",
        Kind = kind,
        When = Occurrence.At(now, DateTimeZone.Utc),
        RecordedAt = now,
        Provisional = true,
    };
}
