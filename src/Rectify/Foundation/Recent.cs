using System.Diagnostics.CodeAnalysis;

namespace Rectify.Foundation;

/// <summary>
/// What was asked for lately, in bounded memory: when the newer of two halves is full it becomes the older one, and what nobody asked for meanwhile is
/// forgotten. Not for several threads at once.
/// </summary>
/// <param name="half">How many entries a half holds at most.</param>
internal sealed class Recent<TKey, TValue>(int half) where TKey : notnull
{
    private Dictionary<TKey, TValue> newer = [], older = [];

    public TValue this[TKey key]
    {
        set
        {
            if (newer.Count >= half) (older, newer) = (newer, []);
            newer[key] = value;
        }
    }

    /// <summary>What is kept of a key; it is kept longer for having been asked for.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (newer.TryGetValue(key, out value)) return true;
        if (!older.TryGetValue(key, out value)) return false;
        this[key] = value;
        return true;
    }
}
