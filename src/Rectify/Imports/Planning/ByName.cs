using Rectify.Parties;

namespace Rectify.Imports.Planning;

/// <summary>Things by their name, as the store compares it: several legal entities may each have one of a name.</summary>
/// <param name="entity">Whose a thing is.</param>
internal sealed class ByName<T>(Func<T, OrganisationId> entity)
    where T : class
{
    private readonly Dictionary<string, List<T>> named = new(StringComparer.Ordinal);

    /// <summary>All of a name.</summary>
    public IReadOnlyList<T> Of(string key) => named.TryGetValue(key, out var found) ? found : [];

    /// <summary>The one of a name that is an entity's; null when there is none.</summary>
    public T? Of(OrganisationId by, string key) => Of(key).FirstOrDefault(each => entity(each) == by);

    /// <summary>Puts a thing as it is now.</summary>
    public void Put(string key, T thing)
    {
        if (!named.TryGetValue(key, out var found)) named.Add(key, found = []);
        found.RemoveAll(each => entity(each) == entity(thing));
        found.Add(thing);
    }

    /// <summary>Adds a thing, unless the entity has one of this name.</summary>
    public void Add(string key, T thing)
    {
        if (Of(entity(thing), key) is null) Put(key, thing);
    }
}
