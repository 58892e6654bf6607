using NodaTime;
using Rectify.Cases.Duties;
using Rectify.Cases.Links;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Replay;

/// <summary>
/// Takes the facts of all cases as the ledger recorded them, compares them with the table that the program works with, and computes from them what follows, to compare
/// that with the duties that are kept. What else a case is (its assets, answers, parties, signals) is taken from the tables. It changes nothing.
/// </summary>
public sealed class ReplayCheck
{
    private const int Chunk = 500, DifferenceLimit = 1000;

    private readonly List<ReplayDifference> differences = [];
    private long cases, facts, erased, duties, waiting;

    private ReplayCheck()
    {
    }

    /// <summary>Replays the facts of a store as it stands at one moment.</summary>
    /// <param name="session">The moment; of a viewer who sees all.</param>
    /// <param name="profile">What the organisation says of itself where the store does not say it; null when nothing was named.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ReplayReport> RunAsync(ReadSession session, Profile? profile, CancellationToken cancellationToken)
    {
        var check = new ReplayCheck();
        var own = await OwnEntities.OfAsync(session, cancellationToken);
        var reader = await DutyStore.ReaderAsync(session, cancellationToken);
        // A store that no server has worked on keeps no duties.
        var laws = reader.Basis == 0 ? null : await ReplayLaws.FindAsync(session, reader.Basis, profile, own, cancellationToken);
        var unread = laws is null ? null : await RefreshDuties.UnreadAsync(session, cancellationToken);
        for (var after = default(Id); ;)
        {
            var page = await CaseStore.PageAsync(session, after, Chunk, cancellationToken);
            if (page.Count == 0) break;
            after = page.Max(about => about.Id.Value);
            check.cases += page.Count;
            await check.FactsAsync(session, page, cancellationToken);
            if (laws is not null && unread is not null) await check.DutiesAsync(session, page, laws, own, reader.Basis, unread, cancellationToken);
        }
        return new(check.cases, check.facts, check.erased, check.duties, check.waiting, OtherLaws: reader.Basis != 0 && laws is null, check.differences);
    }

    private async Task FactsAsync(ReadSession session, IReadOnlyList<Case> page, CancellationToken cancellationToken)
    {
        var recorded = await RecordedFacts.ReadAsync(session, page.Select(about => about.Id), cancellationToken);
        foreach (var about in page)
        {
            var of = recorded.Of(about.Id);
            (facts, erased) = (facts + of.Facts.Count, erased + of.ErasedFacts);
            var rows = of.Rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
            foreach (var fact in of.Facts.Values)
            {
                if (rows.Remove(fact.Id, out var row)) Compare(about.Number, fact, row);
                else Found(new(ReplayDifferenceCode.FactMissing, about.Number, null, Said(fact.Kind, ReplayTexts.Of(fact.Occurred.Earliest))) { Fact = fact.Id });
            }
            foreach (var row in rows.Values.Where(row => !of.IsErased(row)))
                Found(new(ReplayDifferenceCode.FactUnrecorded, about.Number, Said(row.Kind, ReplayTexts.Of(row.Earliest)), null) { Fact = row.Id });
            foreach (var row in of.Rows.Where(row => (row.RetractedAt is not null) != of.Retracted.Contains(row.Id)))
            {
                if (row.RetractedAt is null) Found(new(ReplayDifferenceCode.RetractionMissing, about.Number, null, null) { Fact = row.Id });
                else if (of.ErasedRetractions == 0) Found(new(ReplayDifferenceCode.RetractionUnrecorded, about.Number, null, null) { Fact = row.Id });
            }
        }
    }

    private void Compare(string number, RecordedFact fact, FactStore.Row row)
    {
        Member("kind", row.Kind, Words.Of(fact.Kind));
        var (earliest, latest) = (fact.Occurred.Earliest.ToTicks(), fact.Occurred.Latest.ToTicks());
        if ((row.Earliest, row.Latest, row.Zone, row.OnDate) != (earliest, latest, fact.Occurred.Zone.Id, OccurrenceColumns.DateOf(fact.Occurred)))
            Member("occurred", Occurred(row.OnDate, row.Earliest, row.Latest, row.Zone), Occurred(OccurrenceColumns.DateOf(fact.Occurred), earliest, latest, fact.Occurred.Zone.Id));
        Member("recordedAt", ReplayTexts.Of(row.RecordedAt), ReplayTexts.Of(fact.RecordedAt));
        Member("recordedBy", row.RecordedBy, fact.RecordedBy);
        foreach (var (name, kept) in (IEnumerable<(string, string?)>)
            [
                ("assets", row.Assets), ("about", row.About), ("recipient", row.Recipient), ("stage", row.Stage), ("howKnown", row.HowKnown), ("evidence", row.Evidence),
                ("signal", row.SignalId), ("supersedes", row.Supersedes), ("reason", row.Reason),
            ])
            Member(name, kept, fact.Texts.GetValueOrDefault(name));

        void Member(string name, string? kept, string? recorded)
        {
            if (kept != recorded) Found(new(ReplayDifferenceCode.FactChanged, number, Quoted(kept), Quoted(recorded)) { Fact = fact.Id, Member = name });
        }
    }

    private async Task DutiesAsync(
        ReadSession session, IReadOnlyList<Case> page, Laws laws, OwnEntities own, long basis, IReadOnlySet<CaseId> unread, CancellationToken cancellationToken)
    {
        var looked = page.Where(about => !unread.Contains(about.Id)).ToList();
        waiting += page.Count - looked.Count;
        var reader = new CaseFactsReader(laws.Organisation, own, async (reading, ids, token) => (await RecordedFacts.ReadAsync(reading, ids, token)).Standing());
        var known = await reader.ReadAsync(session, looked, cancellationToken);
        var rows = (await DutyStore.RowsAsync(session, looked.Select(about => about.Id), cancellationToken)).ToDictionary(row => row.CaseId, StringComparer.Ordinal);
        var said = await NotApplicableStore.OfCasesAsync(session, looked.Select(about => about.Id), cancellationToken);
        var roots = await LinkStore.RootsAsync(session, looked.Select(about => about.Id), cancellationToken);
        foreach (var (about, of) in looked.Zip(known))
        {
            if (!rows.TryGetValue(about.Id.ToString(), out var row)) Missing(about, of);
            else if (row.Basis != basis) waiting++;
            else if (Read(row) is not { } kept) Found(new(ReplayDifferenceCode.DutiesUnreadable, about.Number, null, null));
            else Compare(about, kept, row, Compute(about, of, kept.ComputedAt));
        }

        (IReadOnlyList<KeptDuty> Duties, Instant? HoldsUntil) Compute(Case about, CaseFacts of, Instant at) =>
            RefreshDuties.Compute(laws, of, [.. said[about.Id].Where(each => each.CountsAt(at))], roots.ContainsKey(about.Id), at);

        void Missing(Case about, CaseFacts of)
        {
            // Nothing says for which instant they were kept; what follows on the day of its last fact is enough to say what is missing.
            if (of.Facts.Count == 0) return;
            foreach (var duty in Compute(about, of, of.Facts.Max(fact => fact.RecordedAt)).Duties) Differ(about.Number, null, duty);
        }
    }

    private void Compare(Case about, CaseDuties kept, DutyStore.Row row, (IReadOnlyList<KeptDuty> Duties, Instant? HoldsUntil) computed)
    {
        duties += computed.Duties.Count;
        var (before, now) = (kept.Duties.ToLookup(Key), computed.Duties.ToLookup(Key));
        foreach (var key in before.Select(group => group.Key).Union(now.Select(group => group.Key)))
        {
            var (left, right) = (before[key].Except(now[key]).ToList(), now[key].Except(before[key]).ToList());
            for (var i = 0; i < Math.Max(left.Count, right.Count); i++) Differ(about.Number, left.ElementAtOrDefault(i), right.ElementAtOrDefault(i));
        }
        var actBy = new CaseDuties { Case = about.Id, Basis = 0, Position = 0, ComputedAt = kept.ComputedAt, HoldsUntil = null, Duties = computed.Duties }.ActBy;
        if ((row.FirstActBy, row.HoldsUntil) != (actBy.ToTicks(), computed.HoldsUntil.ToTicks()))
            Found(new(ReplayDifferenceCode.Turn, about.Number, ReplayTexts.Turn(row.FirstActBy.ToInstant(), row.HoldsUntil.ToInstant()), ReplayTexts.Turn(actBy, computed.HoldsUntil)));

        static (string, string, string?, string, string?, int?) Key(KeptDuty duty) => (duty.Rule, duty.Recipient, duty.Group, duty.Trigger, duty.Needed, duty.Occurrence);
    }

    private void Differ(string number, KeptDuty? kept, KeptDuty? computed)
    {
        var either = kept ?? computed;
        Found(new(ReplayDifferenceCode.Duty, number, ReplayTexts.Of(kept, computed), ReplayTexts.Of(computed, kept)) { Rule = either?.Rule, Recipient = either?.Recipient });
    }

    private void Found(ReplayDifference difference)
    {
        if (differences.Count < DifferenceLimit) differences.Add(difference);
    }

    /// <summary>Null for bytes that nobody wrote in this form.</summary>
    private static CaseDuties? Read(DutyStore.Row row)
    {
        try
        {
            return row.ToDuties();
        }
        catch (Exception damaged) when (damaged is InvalidDataException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static Text Said(FactKind kind, string at) => new($"{Foundation.Texts.ClocksTexts.Of(kind).English}, {at}", $"{Foundation.Texts.ClocksTexts.Of(kind).Chinese}，{at}");

    private static Text Said(string kind, string at) => Words.TryParse<FactKind>(kind, out var known) ? Said(known, at) : Text.Same($"{kind}, {at}");

    private static Text? Quoted(string? text) => text is null ? null : Text.Same($"'{text}'");

    private static string Occurred(string? date, long earliest, long latest, string zone) =>
        $"{(date is null ? "" : $"{date} = ")}{ReplayTexts.Of(earliest)}{(earliest == latest ? "" : $"/{ReplayTexts.Of(latest)}")} {zone}";
}
