using System.Security.Cryptography;
using System.Text;
using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>
/// A use case that may be asked for again with the same key, because whoever asked did not hear the answer: it is carried out once, and the
/// answer is given again. The answer is kept in the transaction of the use case, so there is no moment at which one is there without the other.
/// </summary>
/// <param name="Command">The use case.</param>
/// <param name="Key">The key that the asker chose, 1 to 200 characters; each actor has keys of their own.</param>
/// <param name="Asked">What was asked: the same key with another request is refused.</param>
/// <param name="Answer">The answer as it is given and kept.</param>
public sealed record Once<T>(ICommand<T> Command, string Key, string Asked, Func<T, string> Answer) : ICommand<string>
{
    private const int KeyLimit = 200;

    /// <inheritdoc />
    public Permitted By => Command.By;

    /// <inheritdoc />
    public string UseCase => Command.UseCase;

    /// <inheritdoc />
    public async Task<Result<string>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (Key.Length is 0 or > KeyLimit) return LedgerProblems.RequestKeyUnfit(KeyLimit);
        var fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(Asked));
        if (await RequestStore.FindAsync(change.Session, change.Actor, Key, cancellationToken) is { } before)
            return before.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? before.Answer : LedgerProblems.RequestDiffers;
        if (!(await Command.ExecuteAsync(change, cancellationToken)).Succeeded(out var value, out var problems)) return problems;
        var answer = Answer(value);
        await RequestStore.AddAsync(change.Session, change.Actor, Key, fingerprint, answer, change.Now, cancellationToken);
        return answer;
    }
}
