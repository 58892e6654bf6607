using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases;

/// <summary>Notes what a machine or a stranger says. It decides nothing: a person confirms or rejects it.</summary>
/// <param name="Source">Who says it, 1 to 200 characters: a feed's name, <c>finder</c>, <c>press</c>; never a person's name.</param>
/// <param name="Statement">What it says, up to 2,000 characters.</param>
/// <param name="Kinds">The facts that it becomes when it is confirmed.</param>
/// <param name="Occurred">When what it says happened.</param>
/// <param name="Assets">The releases and systems that it touches.</param>
/// <param name="Vulnerability">The vulnerability that it is about, when it is about one.</param>
/// <param name="Case">The case that it belongs to, when there is one: its clocks are provisional until a person decides.</param>
public sealed record RaiseSignal(
    string Source,
    string Statement,
    IReadOnlyList<FactKind> Kinds,
    Occurrence Occurred,
    IReadOnlyList<AssetId> Assets,
    string? Vulnerability = null,
    CaseId? Case = null) : ICommand<SignalId>
{
    private const int StatementLimit = 2_000;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator, PersonRole.Inspector);

    /// <inheritdoc />
    public async Task<Result<SignalId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(string.IsNullOrWhiteSpace(Source) || Kinds.Count == 0, CaseProblems.SignalSaysNothing);
        problems.AddIf(Source.Length > Names.Limit || Vulnerability?.Length > Names.Limit, CaseProblems.TooLong(CaseTexts.Name, Names.Limit));
        problems.AddIf(Statement.Length > StatementLimit, CaseProblems.TooLong(CaseTexts.Statement, StatementLimit));
        foreach (var asset in Assets)
            problems.AddIf(await AssetStore.FindAsync(change.Session, asset, cancellationToken) is null, CaseProblems.AssetUnknown);
        Case? found = null;
        if (Case is { } id)
        {
            found = await CaseStore.FindAsync(change.Session, id, cancellationToken);
            problems.AddIf(found is null, CaseProblems.Unknown);
        }
        if (problems.Any) return problems;
        return await AddAsync(change, this, found, cancellationToken);
    }

    internal static async Task<SignalId> AddAsync(Change change, RaiseSignal request, Case? found, CancellationToken cancellationToken)
    {
        var signal = new Signal
        {
            Id = new SignalId(change.NewId()),
            Source = StoredText.Clean(request.Source),
            Statement = StoredText.Clean(request.Statement),
            Kinds = [.. request.Kinds.Distinct()],
            Occurred = request.Occurred,
            ReceivedAt = change.Now,
            Vulnerability = request.Vulnerability is { } name ? StoredText.Clean(name) : null,
            Assets = [.. request.Assets.Distinct()],
            Case = found?.Id,
            AccessGroup = found?.AccessGroup,
            State = SignalState.Raised,
        };
        await SignalStore.PutAsync(change.Session, signal, cancellationToken);
        await change.RecordAsync(new SignalRaised(signal), cancellationToken);
        return signal.Id;
    }
}
