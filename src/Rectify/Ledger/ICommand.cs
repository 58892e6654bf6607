using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>
/// A use case: the request is the record, the handler its one method. It looks at the store and answers with every problem at once,
/// or writes its tables and records its events, all in one transaction. It may be run again when two writers collide.
/// </summary>
public interface ICommand<T>
{
    /// <summary>Whom it is for; anybody else is refused before anything is looked at.</summary>
    Permitted By { get; }

    /// <summary>What the use case is called, for those who count how often and how long.</summary>
    string UseCase => GetType().Name;

    /// <summary>Carries the request out.</summary>
    Task<Result<T>> ExecuteAsync(Change change, CancellationToken cancellationToken);
}
