using NodaTime;
using Rectify.Cases.Coordination;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases;

/// <summary>Records what happened in a case. With <see cref="Supersedes"/> it corrects a fact: that one stays, struck through, and counts no more.</summary>
/// <param name="Case">The case.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Occurred">When, as well as it is known.</param>
public sealed record RecordFact(CaseId Case, FactKind Kind, Occurrence Occurred) : ICommand<FactId>
{
    private const int EvidenceItems = 50;
    private const int EvidenceLimit = 500;
    private const int HowKnownLimit = 2_000;

    /// <summary>The releases and systems of the case that it is about; none when about all of them.</summary>
    public IReadOnlyList<AssetId> Assets { get; init; } = [];

    /// <summary>The vulnerability or order that it is about, when the case has several.</summary>
    public string? Group { get; init; }

    /// <summary>For an act or an extension: the recipient's id in the rules, or the party's id.</summary>
    public string? Recipient { get; init; }

    /// <summary>For an act or an extension: the stage of the rule.</summary>
    public string? Stage { get; init; }

    /// <summary>How it is known, up to 2,000 characters.</summary>
    public string? HowKnown { get; init; }

    /// <summary>What proves it: up to 50 hashes, references, file names of 500 characters.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The standing fact of the case that this one corrects.</summary>
    public FactId? Supersedes { get; init; }

    /// <summary>Why it corrects that one; needed then.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<FactId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        var problems = new Problems();
        var elsewhere = await ReachStore.BeyondAsync(change.Session, found.Reach, Assets.Except(found.Assets), cancellationToken);
        Check(problems, elsewhere.Count > 0, change.Now);
        if (Supersedes is { } replaced)
        {
            Reasons.Check(problems, Reason);
            if (await FactProblemAsync(change, Case, replaced, cancellationToken) is { } problem) problems.Add(problem);
        }
        if (problems.Any) return problems;
        return await AddAsync(change, found, this, null, cancellationToken);
    }

    /// <summary>Adds the fact and its event, for a command that has checked it.</summary>
    internal static async Task<FactId> AddAsync(Change change, Case found, RecordFact request, SignalId? signal, CancellationToken cancellationToken)
    {
        var fact = new CaseFact
        {
            Id = new FactId(change.NewId()),
            Case = found.Id,
            Kind = request.Kind,
            Occurred = request.Occurred,
            RecordedAt = change.Now,
            RecordedBy = change.Actor,
            Assets = [.. request.Assets.Distinct()],
            Group = Clean(request.Group),
            Recipient = Clean(request.Recipient),
            Stage = Clean(request.Stage),
            HowKnown = Clean(request.HowKnown),
            Evidence = [.. request.Evidence.Select(item => StoredText.Clean(item).ReplaceLineEndings(" "))],
            Signal = signal,
            Supersedes = request.Supersedes,
            Reason = Clean(request.Reason),
        };
        await FactStore.AddAsync(change.Session, fact, cancellationToken);
        await change.RecordAsync(new FactRecorded(found, fact), cancellationToken);
        await EmbargoFollows.HappenedAsync(change, found, fact.Kind, cancellationToken);
        return fact.Id;
    }

    /// <summary>Why this fact cannot be corrected or withdrawn; null when it stands.</summary>
    internal static async Task<Problem?> FactProblemAsync(Change change, CaseId id, FactId fact, CancellationToken cancellationToken)
    {
        var facts = await FactStore.OfCaseAsync(change.Session, id, cancellationToken);
        return facts.All(known => known.Id != fact) ? CaseProblems.FactUnknown
            : FactStore.Standing(facts).All(known => known.Id != fact) ? CaseProblems.FactReplaced
            : null;
    }

    /// <summary>Adds what is wrong with it, but for what the store knows.</summary>
    /// <param name="problems">Takes the problems.</param>
    /// <param name="isElsewhere">Whether it names a release or system that the case is not about.</param>
    /// <param name="now">What lies behind it has not happened.</param>
    internal void Check(Problems problems, bool isElsewhere, Instant now)
    {
        var namesDate = Kind is FactKind.RectifyBy or FactKind.ReplyBy or FactKind.ExtendedTo;
        problems.AddIf(!namesDate && Occurred.Earliest > now, CaseProblems.NotYet);
        problems.AddIf(isElsewhere, CaseProblems.AssetElsewhere);
        var needsRecipient = Kind is FactKind.Submitted or FactKind.Acknowledged or FactKind.ExtendedTo;
        var needsStage = needsRecipient || Kind is FactKind.Published or FactKind.Done;
        problems.AddIf(needsStage && string.IsNullOrEmpty(Stage), CaseProblems.StageMissing);
        problems.AddIf(needsRecipient && string.IsNullOrEmpty(Recipient), CaseProblems.RecipientMissing);
        problems.AddIf(new[] { Group, Recipient, Stage }.Any(name => name?.Length > Names.Limit), CaseProblems.TooLong(CaseTexts.Name, Names.Limit));
        problems.AddIf(HowKnown?.Length > HowKnownLimit, CaseProblems.TooLong(CaseTexts.HowKnown, HowKnownLimit));
        problems.AddIf(Evidence.Count > EvidenceItems, CaseProblems.TooMany(CaseTexts.EvidenceItems, EvidenceItems));
        problems.AddIf(Evidence.Any(item => item.Length > EvidenceLimit), CaseProblems.TooLong(CaseTexts.Evidence, EvidenceLimit));
    }

    private static string? Clean(string? text) => text is null ? null : StoredText.Clean(text);
}
