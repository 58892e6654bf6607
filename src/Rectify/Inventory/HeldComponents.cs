namespace Rectify.Inventory;

/// <summary>What an asset holds, as the store keeps it, unread until somebody asks for a part of it.</summary>
/// <param name="Asset">Which release or system.</param>
/// <param name="Revision">How many intakes it has had: while it is the same, so is the rest.</param>
/// <param name="Versions">Its version ids, as <see cref="VersionIds"/> writes them.</param>
/// <param name="Places">Their places, as <see cref="ComponentPlaces"/> writes them.</param>
internal sealed record HeldComponents(AssetId Asset, long Revision, byte[] Versions, byte[] Places)
{
    /// <summary>The places of some of its versions, by version id, in each as they stand.</summary>
    /// <param name="isWanted">Which versions.</param>
    /// <param name="last">The last id that is wanted of any asset: what stands behind it is not looked at.</param>
    public List<(long Version, ComponentPlaces.Place Place)> PlacesOf(Func<long, bool> isWanted, long last)
    {
        var found = new List<(long, ComponentPlaces.Place)>();
        var ids = new Foundation.Varints.Reader(Versions);
        var places = new ComponentPlaces.Cursor(Places);
        for (var id = 0L; !ids.AtEnd;)
        {
            id += (long)ids.Next();
            if (id > last) break;
            if (!isWanted(id)) places.Skip();
            else foreach (var place in places.Next()) found.Add((id, place));
        }
        return found;
    }
}
