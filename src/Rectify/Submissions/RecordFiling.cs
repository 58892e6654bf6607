using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions;

/// <summary>
/// A person filed the approved bytes, by hand, and records it. It becomes a fact of the case, which meets the duty if the duty is met
/// by sending. A release hold of an undecided conflict stands against it: what happened all the same is recorded as a fact of the case,
/// never through here.
/// </summary>
/// <param name="Submission">The submission.</param>
/// <param name="Version">The version that was filed.</param>
/// <param name="FiledAt">When it was filed; not in the future.</param>
/// <param name="Zone">The zone in which that time was written down.</param>
/// <param name="Channel">How: the platform, the address, the office; 1 to 500 characters.</param>
/// <param name="Reference">The number that the recipient showed, when it showed one.</param>
/// <param name="Filer">The signature of the person who filed it; null when they are signed in to the server.</param>
/// <param name="Laws">The laws that the case is read under.</param>
public sealed record RecordFiling(
    SubmissionId Submission,
    int Version,
    Instant FiledAt,
    DateTimeZone Zone,
    string Channel,
    string Reference,
    KeySignature? Filer,
    Laws Laws) : ICommand<SubmissionState>
{
    /// <summary>
    /// Whether whoever is signed in says that it is filed incomplete rather than late. It is asked for when required fields are empty; who signs with a key signs
    /// bytes in which they are marked.
    /// </summary>
    public bool Incomplete { get; init; }

    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Table.Into(SubmissionState.Dispatched);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        const SubmissionAction act = SubmissionAction.RecordFiling;
        var check = await SignedStep.CheckAsync(change, Submission, Version, act, Filer, cancellationToken);
        if (!check.Succeeded(out var step, out var problems)) return problems;

        var refused = new Problems();
        refused.AddIf(FiledAt > change.Now, SubmissionProblems.FiledInFuture);
        refused.AddIf(Channel.Trim().Length is 0 or > 500, SubmissionProblems.ChannelMissing);
        refused.AddIf(Reference.Length > 500, SubmissionProblems.ReferenceTooLong);
        await step.CheckReleaseAsync(refused, change, Laws, Incomplete || Filer is not null, cancellationToken);
        if (refused.Any) return refused;

        var filed = await step.TakeAsync(change, act, Filer, cancellationToken);
        await change.RecordAsync(new SubmissionFiled(filed, step.Version, FiledAt, Channel.Trim(), Reference.Trim(), step.Version.Missing.Count > 0), cancellationToken);
        var fact = new RecordFact(filed.CaseId, FactKind.Submitted, Occurrence.At(FiledAt, Zone))
        {
            Recipient = filed.Recipient,
            Stage = filed.Stage,
            Group = filed.Group,
            HowKnown = $"{Channel.Trim()} {Reference.Trim()}".Trim(),
            Evidence = [$"sha256:{step.Version.Sha256}"],
        };
        if (!(await fact.ExecuteAsync(change, cancellationToken)).Succeeded(out _, out var wrong)) return wrong;
        return filed.State;
    }
}
