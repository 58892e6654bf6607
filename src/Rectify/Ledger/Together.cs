using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>
/// Several use cases of the program's own in one transaction, in their order: all are done, or none. What is done often and is small costs more to make durable
/// than to do.
/// </summary>
/// <param name="Commands">The use cases.</param>
internal sealed record Together<T>(IReadOnlyList<ICommand<T>> Commands) : ICommand<IReadOnlyList<T>>
{
    public Permitted By => Permitted.Local;

    public string UseCase => Commands[0].UseCase;

    public async Task<Result<IReadOnlyList<T>>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var done = new List<T>(Commands.Count);
        foreach (var command in Commands)
        {
            if (!(await command.ExecuteAsync(change, cancellationToken)).Succeeded(out var value, out var problems)) return problems;
            done.Add(value);
        }
        return done;
    }
}
