using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>A use case that is carried out only while what it was decided upon still stands; both are looked at in one transaction.</summary>
/// <param name="Command">The use case.</param>
/// <param name="ChangedAsync">What has changed; null while nothing has.</param>
public sealed record IfUnchanged<T>(ICommand<T> Command, Func<ReadSession, CancellationToken, Task<Problem?>> ChangedAsync) : ICommand<T>
{
    /// <inheritdoc />
    public Permitted By => Command.By;

    /// <inheritdoc />
    public string UseCase => Command.UseCase;

    /// <inheritdoc />
    public async Task<Result<T>> ExecuteAsync(Change change, CancellationToken cancellationToken) =>
        await ChangedAsync(change.Session, cancellationToken) is { } changed ? changed : await Command.ExecuteAsync(change, cancellationToken);
}
