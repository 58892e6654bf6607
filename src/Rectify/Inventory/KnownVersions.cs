using System.Runtime.CompilerServices;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Inventory;

/// <summary>
/// The package versions that this process has met lately, so that an intake asks only for those that are new to it, and matching for none that was just
/// recorded. A version keeps its id and all else for ever, whichever process gave it; what is remembered here was committed. There is one of these for
/// each store that is open.
/// </summary>
internal sealed class KnownVersions
{
    /// <summary>Of each of two halves.</summary>
    private const int HalfOfIds = 100_000, HalfOfVersions = 30_000;

    private static readonly ConditionalWeakTable<Dialect, KnownVersions> OfStores = [];

    private readonly Lock gate = new();
    private readonly Recent<string, long> ids = new(HalfOfIds);
    private readonly Recent<long, PackageVersion> versions = new(HalfOfVersions);

    /// <summary>Those of the session's store.</summary>
    public static KnownVersions Of(ReadSession session) => OfStores.GetValue(session.Dialect, static _ => new());

    /// <summary>Puts the ids of known identities into a dictionary; gives the components that are left.</summary>
    public List<SeenComponent> Find(IReadOnlyCollection<SeenComponent> seen, Dictionary<string, long> found)
    {
        var left = new List<SeenComponent>();
        lock (gate)
        {
            foreach (var component in seen)
            {
                if (ids.TryGet(component.Identity, out var id)) found.Add(component.Identity, id);
                else left.Add(component);
            }
        }
        return left;
    }

    /// <summary>Puts the versions that are known into a dictionary by their ids; gives the ids that are left.</summary>
    public List<long> Find(IEnumerable<long> asked, Dictionary<long, PackageVersion> found)
    {
        var left = new List<long>();
        lock (gate)
        {
            foreach (var id in asked)
            {
                if (versions.TryGet(id, out var version)) found.Add(id, version);
                else left.Add(id);
            }
        }
        return left;
    }

    /// <summary>Remembers ids that a transaction has read or given; to be called when it has committed, and only then.</summary>
    public void Add(IEnumerable<KeyValuePair<string, long>> committed)
    {
        lock (gate) foreach (var (identity, id) in committed) ids[identity] = id;
    }

    /// <summary>Remembers versions that a transaction has read; to be called when it has committed, and only then.</summary>
    public void Add(IEnumerable<PackageVersion> committed)
    {
        lock (gate) foreach (var version in committed) versions[version.Id] = version;
    }
}
