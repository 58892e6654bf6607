using NodaTime;
using Rectify.Storage;

namespace Rectify.Cases.Retention;

/// <summary>Cases whose handling has ended: since when, and until when laws want something of them kept.</summary>
internal sealed class EndedCases
{
    private readonly Dictionary<CaseId, (Case Case, Instant Ended, Instant? KeepUntil)> known = [];

    /// <summary>Those of some cases that the viewer may see and whose handling has ended.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="areEvidence">Whether what is asked about may be what duties to keep speak of: logs, images of systems. Then those that bind, or may bind, count.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<EndedCases> ReadAsync(ReadSession session, IEnumerable<CaseId> cases, bool areEvidence, CancellationToken cancellationToken)
    {
        var ended = new EndedCases();
        var since = await CaseStore.EndedAtAsync(session, cases.Distinct(), cancellationToken);
        if (since.Count == 0) return ended;
        var duties = areEvidence ? (await DutyStore.OfCasesAsync(session, since.Keys, cancellationToken)).ToDictionary(kept => kept.Case, kept => kept.Duties) : [];
        foreach (var about in await CaseStore.OfIdsAsync(session, since.Keys, cancellationToken))
            // Of what nobody has computed nobody knows how long a law wants it kept: it waits.
            if (!areEvidence || duties.ContainsKey(about.Id))
                ended.known.Add(about.Id, (about, since[about.Id], duties.GetValueOrDefault(about.Id)?.Where(duty => !duty.SaidNotApplicable).Max(duty => duty.KeepUntil)));
        return ended;
    }

    /// <summary>What is due of what came into a case at an instant: it is kept from then on, or from the end of the handling when that is later.</summary>
    public DueErasure? Due(Keeping keeping, CaseId id, Instant added, Func<Case, (Ledger.Subject Subject, string Number)> named)
    {
        if (!known.TryGetValue(id, out var of)) return null;
        var (subject, number) = named(of.Case);
        return keeping.Due(subject, number, added > of.Ended ? added : of.Ended, [id], of.KeepUntil);
    }
}
