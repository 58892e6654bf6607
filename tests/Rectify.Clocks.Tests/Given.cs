using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>Facts and profiles for tests, in one line each.</summary>
internal static class Given
{
    internal static readonly Profile Provider = new()
    {
        EstablishedIn = ["DE"],
        Sectors = [],
        Default = new AssetProfile { Roles = [Role.Provider], Markets = ["EU", "CN"], Flags = [] },
    };

    internal static Instant At(string text) => When(text).Earliest;

    internal static Occurrence When(string text) =>
        OccurrenceText.TryParse(text, DateTimeZone.Utc, out var when) ? when : throw new FormatException(text);

    internal static Fact Fact(FactKind kind, string when, string id = "f1") =>
        new() { Id = id, Kind = kind, When = When(when), RecordedAt = At("2026-11-22T00:00:00Z") };

    internal static Evaluation.Evaluation Evaluate(this CaseFacts facts, string now) => Evaluator.Evaluate(RuleBook.Embedded(), facts, At(now));

    internal static CaseFacts Exploited(this CaseFacts facts) => facts.With(Circumstances.ActivelyExploited, true);

    internal static CaseFacts With(this CaseFacts facts, string circumstance, bool holds) =>
        facts with { Circumstances = new Dictionary<string, string>(facts.Circumstances) { [circumstance] = Circumstances.Of(holds) } };

    internal static Obligation Of(this Evaluation.Evaluation evaluation, string rule) => Assert.Single(evaluation.Obligations, o => o.RuleId == rule);

    /// <summary>Everything that an answer says, as text: two answers are equal when their texts are.</summary>
    internal static string Told(this Evaluation.Evaluation e) => string.Join('\n',
    [
        $"{e.At} {e.RuleBookHash} {e.TimeZoneData}",
        .. e.Obligations.Select(o => $"{o.RuleId} v{o.RuleVersion} {o.Recipient} {o.Group} {o.Trigger?.Id} {o.Needed?.Id} {o.Occurrence} {o.KeepUntil} {o.Applicability.Answer} {o.Applicability.Reason} {o.Conservative} {o.LatestArguable} {o.InternalTarget} {o.State} {o.Timing} {o.CannotSay} {o.Extended} {o.Provisional} {o.MetBy?.Id} {o.Acknowledgement?.Id} {o.CalendarVersion}\n  {string.Join("\n  ", o.Explanation)}"),
        .. e.Conflicts.Select(c => $"{c.Conflict.Id} {c.Answer} {c.Question?.Word} {string.Join(',', c.Touches.Select(o => $"{o.RuleId}>{o.Recipient}"))}"),
    ]);
}
