using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases;

/// <summary>Opens a case. It gets the next number.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Kind">What sort of matter it is.</param>
/// <param name="Assets">The releases and systems that it is about; none when it is about the organisation as a whole.</param>
/// <param name="Vulnerabilities">Ids of the vulnerabilities that it is about.</param>
/// <param name="ClosedTo">The people who alone see that it exists; null when everybody does. A person who opens a closed case is named on it.</param>
/// <param name="Signals">Signals that belong to it: until a person decides, the clocks that they would start are provisional.</param>
public sealed record OpenCase(
    string Title,
    CaseKind Kind,
    IReadOnlyList<AssetId> Assets,
    IReadOnlyList<string> Vulnerabilities,
    IReadOnlyList<PersonId>? ClosedTo = null,
    IReadOnlyList<SignalId>? Signals = null) : ICommand<CaseId>
{
    private const int Limit = 1_000;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<CaseId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var (session, problems) = (change.Session, new Problems());
        problems.AddIf(string.IsNullOrWhiteSpace(Title), CaseProblems.TitleMissing);
        problems.AddIf(Title.Length > Names.Limit, CaseProblems.TooLong(CaseTexts.Title, Names.Limit));
        problems.AddIf(Vulnerabilities.Any(name => name.Length is 0 or > Names.Limit), CaseProblems.TooLong(CaseTexts.Name, Names.Limit));
        problems.AddIf(Assets.Count + Vulnerabilities.Count > Limit, CaseProblems.TooMany(CaseTexts.Names, Limit));
        if (problems.Any) return problems;

        foreach (var asset in Assets)
            problems.AddIf(await AssetStore.FindAsync(session, asset, cancellationToken) is null, CaseProblems.AssetUnknown);
        foreach (var person in ClosedTo ?? [])
            problems.AddIf(await PersonStore.FindAsync(session, person, cancellationToken) is null, CaseProblems.PersonUnknown);
        var signals = new List<Signal>();
        foreach (var id in Signals ?? [])
            if (await SignalStore.FindAsync(session, id, cancellationToken) is not { } signal) problems.Add(CaseProblems.SignalUnknown);
            else if (signal.Case is not null) problems.Add(CaseProblems.SignalElsewhere);
            else signals.Add(signal);
        if (problems.Any) return problems;

        Id? accessGroup = ClosedTo is null ? null : change.NewId();
        var opened = new Case
        {
            Id = new CaseId(change.NewId()),
            Sequence = await Numbers.TakeAsync(session, "case", 1, cancellationToken),
            Title = StoredText.Clean(Title.Trim()),
            Kind = Kind,
            Assets = [.. Assets.Concat(signals.SelectMany(signal => signal.Assets)).Distinct()],
            Reach = [.. signals.Select(signal => signal.Reach).OfType<Reach>().DistinctBy(reach => reach.Vulnerability)],
            Vulnerabilities = [.. Vulnerabilities.Concat(signals.Select(signal => signal.Vulnerability).OfType<string>()).Select(StoredText.Clean).Distinct()],
            AccessGroup = accessGroup,
            IsClosed = accessGroup is not null,
            OpenedAt = change.Now,
        };
        if (accessGroup is { } group) await CaseStore.AddGroupAsync(session, group, cancellationToken);
        await CaseStore.AddAsync(session, opened, cancellationToken);
        await change.RecordAsync(new CaseOpened(opened), cancellationToken);
        if (accessGroup is { } closed)
            foreach (var person in Named(change.Actor)) await NamePerson.NameAsync(change, opened, closed, person, cancellationToken);
        foreach (var signal in signals)
        {
            await SignalStore.PutAsync(session, signal with { Case = opened.Id, AccessGroup = accessGroup }, cancellationToken);
            await change.RecordAsync(new SignalAttached(signal, opened), cancellationToken);
            await ReportFollows.JoinedAsync(change, signal.Id, opened, cancellationToken);
        }
        return opened.Id;
    }

    private IEnumerable<PersonId> Named(Actor actor) =>
        (ClosedTo ?? []).Concat(actor.Strength == ActorStrength.Local ? [] : [new PersonId(Id.Parse(actor.Who))]).Distinct();
}
