using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Server.Ui.Shell;
using Rectify.Storage;

namespace Rectify.Server.Ui.Pieces;

/// <summary>What is typed into a form. Two that say the same are equal.</summary>
public interface IDraft<T>
{
    /// <summary>Every field with what stands in it, always in the same order.</summary>
    IReadOnlyList<(Text Field, string Value)> Fields { get; }

    /// <summary>The same over what somebody else has made of it: fields that were not touched here follow.</summary>
    T Over(T read, T now);
}

/// <summary>A field that somebody else changed.</summary>
/// <param name="Field">What it is called.</param>
/// <param name="Before">What stood in it.</param>
/// <param name="Now">What stands in it now.</param>
public sealed record ChangedField(Text Field, string Before, string Now);

/// <summary>
/// Something that is being edited, so that nobody overwrites unseen what somebody else did: it is saved only while the store has what was read; otherwise what
/// changed is told, and saving again means knowing it.
/// </summary>
/// <param name="read">As it was read.</param>
/// <param name="typed">The same again, to be typed into.</param>
internal sealed class Editing<T>(T read, T typed)
    where T : class, IDraft<T>
{
    /// <summary>As it was read.</summary>
    public T Read { get; private set; } = read;

    /// <summary>As it is typed.</summary>
    public T Typed { get; private set; } = typed;

    /// <summary>What changed meanwhile.</summary>
    public IReadOnlyList<ChangedField> Meanwhile { get; private set; } = [];

    /// <summary>Saves it; null when it is saved, otherwise why it is not.</summary>
    /// <param name="here">Who saves.</param>
    /// <param name="command">The use case.</param>
    /// <param name="nowAsync">Reads it as it is in the store.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Problems?> SaveAsync<TDone>(Here here, ICommand<TDone> command, Func<ReadSession, CancellationToken, Task<T?>> nowAsync, CancellationToken cancellation)
    {
        var saving = new IfUnchanged<TDone>(command, async (reading, token) => await nowAsync(reading, token) is { } now && !now.Equals(Read) ? PageProblems.Changed : null);
        if ((await here.DoAsync(saving, cancellation)).Succeeded(out _, out var problems)) return null;
        if (problems.Contains(PageProblems.Changed) && await here.ReadAsync(nowAsync, cancellation) is { } changed) Take(changed);
        return problems;
    }

    private void Take(T now)
    {
        Meanwhile = [.. Read.Fields.Zip(now.Fields).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new ChangedField(pair.First.Field, pair.First.Value, pair.Second.Value))];
        (Typed, Read) = (Typed.Over(Read, now), now);
    }
}
