using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// Who did what: what was recorded, in the order of its recording. It is for auditors, who read the record and change nothing; what is closed to them is not
/// in it, and neither is a count of it.
/// </summary>
/// <param name="Filter">Which part.</param>
/// <param name="After">The id of the event after which it begins; all zeros for the first page.</param>
/// <param name="Count">How many at most.</param>
public sealed record AskTrail(TrailFilter Filter, Id After, int Count) : IQuestion<IReadOnlyList<LoggedEvent>>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Auditor);

    /// <inheritdoc />
    public async Task<Result<IReadOnlyList<LoggedEvent>>> AnswerAsync(ReadSession session, CancellationToken cancellationToken) =>
        new Result<IReadOnlyList<LoggedEvent>>.Success(await EventStore.TrailAsync(session, Filter, After, Count, cancellationToken));
}
