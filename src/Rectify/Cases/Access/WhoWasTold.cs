using System.Text.Json;
using NodaTime;
using Rectify.Cases.Coordination;
using Rectify.Cases.Reports;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Access;

/// <summary>Somebody outside who was told of a case, as it is recorded.</summary>
/// <param name="As">What they are to the case.</param>
/// <param name="Whom">A recipient's id in the rules, an organisation's id, or the number of the finder's report; empty for the public.</param>
/// <param name="Name">As they are called; of a finder never who it is.</param>
/// <param name="What">What was told: a stage of a rule, or the consent that a participant was asked for.</param>
/// <param name="At">When, as well as it is known; null where only that it was is.</param>
/// <param name="HowKnown">How it is known.</param>
/// <param name="Evidence">What proves it: <c>sha256:</c> of the bytes that were sent, references, file names.</param>
public sealed record Told(ToldAs As, string Whom, Text Name, string What, Instant? At, string? HowKnown, IReadOnlyList<string> Evidence);

/// <summary>What somebody who was told is to a case.</summary>
public enum ToldAs
{
    /// <summary>A recipient of what is owed.</summary>
    Recipient,

    /// <summary>The public.</summary>
    Public,

    /// <summary>An organisation that takes part in the coordination.</summary>
    Participant,

    /// <summary>Whoever reported it, who was told that the report came in.</summary>
    Finder,
}

/// <summary>
/// Who has been told of a case: what facts say was sent, said or published, who takes part and was asked, and the finders whose reports were acknowledged. It
/// knows what was recorded and nothing else.
/// </summary>
public static class WhoWasTold
{
    private static readonly FactKind[] Telling = [FactKind.Submitted, FactKind.ReportedOrally, FactKind.ContactStarted, FactKind.Published];

    /// <summary>All of them, the earliest first; none for whoever may not see the case.</summary>
    public static async Task<IReadOnlyList<Told>> OfAsync(ReadSession session, CaseId id, RuleBook rules, CancellationToken cancellationToken)
    {
        var organisations = (await OrganisationStore.ListAsync(session, cancellationToken)).ToDictionary(each => each.Id.ToString(), each => each.Name, StringComparer.Ordinal);
        var told = new List<Told>();
        foreach (var fact in FactStore.Standing(await FactStore.OfCaseAsync(session, id, cancellationToken)).Where(fact => Telling.Contains(fact.Kind)))
            told.Add(Of(fact, rules, organisations));

        var asked = await AskedAsync(session, id, cancellationToken);
        foreach (var participant in (await EmbargoStore.OfCaseAsync(session, id, cancellationToken)).Participants)
            if (asked.TryGetValue(participant.Id.ToString(), out var at) || participant.Consent != Consent.NoConsent)
                told.Add(new(
                    ToldAs.Participant, participant.Organisation.ToString(), Text.Same(organisations[participant.Organisation.ToString()]), Words.Of(participant.Consent),
                    asked.ContainsKey(participant.Id.ToString()) ? at : null, HowKnown: null, []));

        foreach (var signal in await SignalStore.OfCaseAsync(session, id, cancellationToken))
            if (await ReportStore.OfSignalAsync(session, signal.Id, cancellationToken) is { AcknowledgedAt: { } acknowledged } report)
                told.Add(new(ToldAs.Finder, report.Number, Text.Same(report.Number), "acknowledgement", acknowledged, HowKnown: null, []));
        return [.. told.OrderBy(each => each.At ?? Instant.MaxValue).ThenBy(each => each.Whom, StringComparer.Ordinal)];
    }

    private static Told Of(CaseFact fact, RuleBook rules, Dictionary<string, string> organisations)
    {
        var whom = fact.Recipient ?? "";
        var recipient = rules.Rules.SelectMany(rule => rule.Recipients).FirstOrDefault(each => each.Id == whom);
        var name = recipient is not null ? ClocksTexts.Of(recipient.Name) : Text.Same(organisations.GetValueOrDefault(whom, whom));
        return new(whom.Length == 0 ? ToldAs.Public : ToldAs.Recipient, whom, name, fact.Stage ?? Words.Of(fact.Kind), fact.Occurred.Earliest, fact.HowKnown, fact.Evidence);
    }

    /// <summary>When each participant was first asked, or answered, as the ledger has it.</summary>
    private static async Task<Dictionary<string, Instant>> AskedAsync(ReadSession session, CaseId id, CancellationToken cancellationToken)
    {
        var first = new Dictionary<string, Instant>(StringComparer.Ordinal);
        foreach (var happened in await EventStore.OfSubjectAsync(session, CaseEvents.Subject(id), cancellationToken))
        {
            if (happened is not { Type: "embargo.consentNoted", Payload: { } payload }) continue;
            using var json = JsonDocument.Parse(payload.Bytes);
            foreach (var consent in json.RootElement.GetProperty("consents").EnumerateArray())
                if (consent.GetProperty("participant").GetString() is { } participant) first.TryAdd(participant, happened.RecordedAt);
        }
        return first;
    }
}
