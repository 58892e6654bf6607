using System.Runtime.CompilerServices;
using Rectify.Storage;

namespace Rectify.Inventory;

/// <summary>
/// The ids of package versions that this process has met lately, so that an intake asks only for those that are new to it. A version keeps
/// its id for ever, whichever process gave it; what is remembered here was committed. There is one of these for each store that is open.
/// </summary>
internal sealed class KnownVersions
{
    /// <summary>Of each of the two halves: some fifteen megabytes.</summary>
    private const int Half = 100_000;

    private static readonly ConditionalWeakTable<Dialect, KnownVersions> OfStores = [];

    private readonly Lock gate = new();
    private Dictionary<string, long> recent = new(StringComparer.Ordinal), older = new(StringComparer.Ordinal);

    /// <summary>Those of the session's store.</summary>
    public static KnownVersions Of(ReadSession session) => OfStores.GetValue(session.Dialect, static _ => new());

    /// <summary>Puts the ids of known identities into a dictionary; gives the components that are left.</summary>
    public List<SeenComponent> Find(IReadOnlyCollection<SeenComponent> seen, Dictionary<string, long> ids)
    {
        var left = new List<SeenComponent>();
        lock (gate)
        {
            foreach (var component in seen)
            {
                if (recent.TryGetValue(component.Identity, out var id)) ids.Add(component.Identity, id);
                else if (older.TryGetValue(component.Identity, out id)) ids.Add(component.Identity, Remember(component.Identity, id));
                else left.Add(component);
            }
        }
        return left;
    }

    /// <summary>Remembers what a transaction has read or written; to be called when it has committed, and only then.</summary>
    public void Add(IEnumerable<KeyValuePair<string, long>> committed)
    {
        lock (gate) foreach (var (identity, id) in committed) Remember(identity, id);
    }

    /// <summary>When the recent half is full it becomes the older one, and what nobody asked for meanwhile is forgotten.</summary>
    private long Remember(string identity, long id)
    {
        if (recent.Count >= Half) (older, recent) = (recent, new(StringComparer.Ordinal));
        return recent[identity] = id;
    }
}
