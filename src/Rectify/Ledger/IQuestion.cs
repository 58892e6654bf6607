using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// What only some roles may ask. It changes nothing and is answered from one snapshot, as whoever asks sees it: a role opens a question, never what is closed
/// to the person.
/// </summary>
public interface IQuestion<T>
{
    /// <summary>Whom it is for; anybody else is refused before anything is looked at.</summary>
    Permitted By { get; }

    /// <summary>Answers it.</summary>
    Task<Result<T>> AnswerAsync(ReadSession session, CancellationToken cancellationToken);
}
