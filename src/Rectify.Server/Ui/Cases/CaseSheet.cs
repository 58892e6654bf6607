using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cases.Coordination;
using Rectify.Cases.Files;
using Rectify.Cases.Links;
using Rectify.Cases.Notes;
using Rectify.Cases.Retention;
using Rectify.Cases.Tasks;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;
using Rectify.Storage;
using Rectify.Submissions;

namespace Rectify.Server.Ui.Cases;

/// <summary>Everything that the page of a case shows, of one snapshot, as whoever looks sees it.</summary>
public sealed record CaseSheet
{
    /// <summary>How many findings, notes and files the page lists.</summary>
    public const int Most = 200;

    /// <summary>What it owes.</summary>
    public required CaseAnswer Answer { get; init; }

    /// <summary>The laws that this was computed with.</summary>
    public required Laws Laws { get; init; }

    /// <summary>What each source says of the severity of each of its vulnerabilities.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SourcedVector>> Vectors { get; init; } = new Dictionary<string, IReadOnlyList<SourcedVector>>();

    /// <summary>Why nothing of it may be erased.</summary>
    public required IReadOnlyList<PreservationHold> Holds { get; init; }

    /// <summary>What it owes, one row a recipient.</summary>
    public required IReadOnlyList<DutyRow> Rows { get; init; }

    /// <summary>What its reports lack.</summary>
    public required MissingFields Missing { get; init; }

    /// <summary>What people said does not apply, what was withdrawn too.</summary>
    public required IReadOnlyList<Rectify.Cases.Duties.NotApplicable> Said { get; init; }

    /// <summary>What happened, as it was recorded.</summary>
    public required IReadOnlyList<CaseFact> Facts { get; init; }

    /// <summary>What machines and strangers say.</summary>
    public required IReadOnlyList<Signal> Signals { get; init; }

    /// <summary>What is known beside the facts.</summary>
    public required IReadOnlyList<KnownCircumstance> Known { get; init; }

    /// <summary>The reports that are written for it.</summary>
    public required IReadOnlyList<Submission> Submissions { get; init; }

    /// <summary>The releases and systems that it names or in which its vulnerabilities are found, as many as are listed.</summary>
    public required IReadOnlyDictionary<AssetId, Asset> Assets { get; init; }

    /// <summary>In how many releases and systems a vulnerability is found that it is about wherever that is.</summary>
    public required IReadOnlyDictionary<string, long> Everywhere { get; init; }

    /// <summary>Where its vulnerabilities are found.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What data its systems hold.</summary>
    public required IReadOnlyList<DataHeld> Data { get; init; }

    /// <summary>Its embargo, and who takes part.</summary>
    public required Embargo Embargo { get; init; }

    /// <summary>What is to be done in it.</summary>
    public required IReadOnlyList<CaseTask> Tasks { get; init; }

    /// <summary>What people wrote into it.</summary>
    public required IReadOnlyList<CaseNote> Comments { get; init; }

    /// <summary>What its legal circle wrote; none for whoever is not in it.</summary>
    public required IReadOnlyList<CaseNote> Privileged { get; init; }

    /// <summary>The legal circle; empty for whoever is not in it.</summary>
    public required IReadOnlyList<PersonId> Circle { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<CaseFile> Files { get; init; }

    /// <summary>What is said of it and other cases.</summary>
    public required IReadOnlyList<CaseLink> Links { get; init; }

    /// <summary>Those cases, by id.</summary>
    public required IReadOnlyDictionary<CaseId, Case> Linked { get; init; }

    /// <summary>Who can see it, and why not.</summary>
    public required IReadOnlyList<Sight> Sights { get; init; }

    /// <summary>Who outside was told of it.</summary>
    public required IReadOnlyList<Told> Told { get; init; }

    /// <summary>Upon what it rests who can see it.</summary>
    public required SightBasis Basis { get; init; }

    /// <summary>What the ledger holds of it, oldest first.</summary>
    public required IReadOnlyList<LoggedEvent> Events { get; init; }

    /// <summary>The organisations by id.</summary>
    public required IReadOnlyDictionary<OrganisationId, Organisation> Organisations { get; init; }

    /// <summary>The case.</summary>
    public Case About => Answer.Case;

    /// <summary>For which instant it was computed.</summary>
    public Instant Now => Answer.Evaluation.At;

    /// <summary>The zones of those to whom something is owed: likely ones for a time that is typed.</summary>
    public IEnumerable<string> Zones => Rows.SelectMany(row => row.Duties).Select(duty => duty.Rule.Zone).Distinct();

    /// <summary>The people who see the case.</summary>
    public IEnumerable<Person> Seeing => Sights.Where(sight => sight.Sees).Select(sight => sight.Person).OrderBy(person => person.Name, StringComparer.Ordinal);

    /// <summary>The number of a fact, in the order of recording; null when it is none of this case.</summary>
    public int? NumberOf(FactId fact)
    {
        for (var number = 0; number < Facts.Count; number++)
            if (Facts[number].Id == fact) return number + 1;
        return null;
    }

    /// <summary>What a person is called, or an account in local mode.</summary>
    public string Who(string who) => Sights.FirstOrDefault(sight => sight.Person.Id.ToString() == who)?.Person.Name ?? who;

    /// <summary>What a person is called.</summary>
    public string Who(PersonId who) => Who(who.ToString());

    /// <summary>What a release or system is called.</summary>
    public string NameOf(AssetId asset) => Assets.TryGetValue(asset, out var known) ? known.Name : asset.ToString();

    /// <summary>What an organisation is called.</summary>
    public string NameOf(OrganisationId organisation) => Organisations.TryGetValue(organisation, out var known) ? known.Name : organisation.ToString();

    /// <summary>What a recipient is called, or the party behind it.</summary>
    public Text NameOf(string recipient) =>
        Rows.FirstOrDefault(row => row.Recipient == recipient) is { } row ? row.Name
        : Laws.Rules.Rules.SelectMany(rule => rule.Recipients).FirstOrDefault(each => each.Id == recipient) is { } known ? ClocksTexts.Of(known.Name)
        : Organisations.Values.FirstOrDefault(each => each.Id.ToString() == recipient) is { } party ? Text.Same(party.Name)
        : Text.Same(recipient);

    /// <summary>Reads it; null when there is no such case for whoever looks.</summary>
    internal static async Task<CaseSheet?> ReadAsync(Here here, CaseId id, CancellationToken cancellation)
    {
        var (laws, now) = (await here.Instance.LawsAsync(cancellation), here.Now);
        var sheet = await here.ReadAsync((session, token) => ReadAsync(session, id, laws, now, token), cancellation);
        return sheet is null ? null : sheet with { Vectors = await Task.Run(() => VectorsOf(here.Instance.Advisories, sheet.About.Vulnerabilities), cancellation) };
    }

    /// <summary>What each source says of the severity of each vulnerability.</summary>
    private static Dictionary<string, IReadOnlyList<SourcedVector>> VectorsOf(string advisories, IReadOnlyList<string> vulnerabilities)
    {
        if (vulnerabilities.Count == 0 || AdvisoryDatabase.Open(advisories, out _) is not { } database) return [];
        using var reader = database.BeginRead();
        return vulnerabilities.Distinct(StringComparer.Ordinal).ToDictionary(
            name => name, name => VulnerabilityNames.Spellings(name).Select(spelling => AdvisorySearch.Find(reader, spelling)).FirstOrDefault(found => found is not null)?.Vectors ?? [], StringComparer.Ordinal);
    }

    private static async Task<CaseSheet?> ReadAsync(ReadSession session, CaseId id, Laws laws, Instant now, CancellationToken token)
    {
        if (await CaseAnswers.ObligationsOfAsync(session, id, laws, now, token) is not { } answer) return null;
        if (await SightBasis.OfAsync(session, id, token) is not { } basis) return null;
        var about = answer.Case;
        var findings = await FindingsAsync(session, about, token);
        var signals = await SignalStore.OfCaseAsync(session, id, token);
        var assets = await AssetStore.FindAsync(session, [.. about.Assets.Concat(findings.Found.Select(finding => finding.Asset)).Concat(signals.SelectMany(signal => signal.Assets)).Distinct()], token);
        var links = await LinkStore.OfCaseAsync(session, id, token);
        return new CaseSheet
        {
            Answer = answer,
            Laws = laws,
            Rows = DutiesGrid.Of(answer, await ReadyTexts.OfAsync(session, id, token)),
            Missing = await MissingFields.OfAsync(session, about, token),
            Said = [.. (await Rectify.Cases.Duties.NotApplicableStore.OfCasesAsync(session, [id], token))[id]],
            Facts = await FactStore.OfCaseAsync(session, id, token),
            Signals = signals,
            Known = await KnownCircumstances.OfAsync(session, id, token) ?? [],
            Submissions = await SubmissionStore.ListAsync(session, id, token),
            Assets = assets,
            Everywhere = findings.Everywhere,
            Findings = findings.Found,
            Data = [.. (await DataHeldStore.OfSystemsAsync(session, assets.Values.OfType<Asset.OfSystem>().Select(asset => asset.System.Id), token)).Where(data => data.Withdrawn is null)],
            Holds = await RetentionStore.OfSubjectAsync(session, new Subject("case", id.Value), now, token),
            Embargo = await EmbargoStore.OfCaseAsync(session, id, token),
            Tasks = await TaskStore.OfCaseAsync(session, id, token),
            Comments = await NoteStore.PageAsync(session, id, privileged: false, default, Most, token),
            Privileged = await NoteStore.PageAsync(session, id, privileged: true, default, Most, token),
            Circle = await NoteStore.CircleMembersAsync(session, id, token),
            Files = await CaseFileStore.PageAsync(session, id, default, Most, token),
            Links = links,
            Linked = (await CaseStore.OfIdsAsync(session, links.SelectMany(link => new[] { link.From, link.To }).Distinct(), token)).ToDictionary(each => each.Id),
            Sights = await WhoSees.OfAsync(session, id, token),
            Told = await WhoWasTold.OfAsync(session, id, laws.Rules, token),
            Basis = basis,
            Events = await EventStore.OfSubjectAsync(session, new Subject("case", id.Value), token),
            Organisations = (await OrganisationStore.ListAsync(session, token)).ToDictionary(each => each.Id),
        };
    }

    /// <summary>Where its vulnerabilities are found, in what it names and, of those that it is about everywhere, in the first releases and systems there are.</summary>
    private static async Task<(IReadOnlyList<Finding> Found, IReadOnlyDictionary<string, long> Everywhere)> FindingsAsync(ReadSession session, Case about, CancellationToken token)
    {
        var (found, everywhere) = (new List<Finding>(), new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var reach in about.Reach)
            if (await VulnerabilityStore.FindAsync(session, reach.Vulnerability, token) is { } known)
            {
                everywhere[reach.Vulnerability] = await AffectedStore.CountAsync(session, known.Id, token);
                found.AddRange((await AffectedStore.PageAsync(session, known.Id, after: null, Most, token)).SelectMany(affected => affected.Findings));
            }
        if (about.Assets.Count > 0 && about.Vulnerabilities.Count > 0)
            found.AddRange(await FindingStore.OfVulnerabilitiesAsync(session, about.Vulnerabilities, about.Assets, token));
        return ([.. found.DistinctBy(finding => finding.Id).OrderBy(finding => finding.Name, StringComparer.Ordinal).ThenBy(finding => finding.Asset.ToString(), StringComparer.Ordinal).Take(Most)], everywhere);
    }
}
