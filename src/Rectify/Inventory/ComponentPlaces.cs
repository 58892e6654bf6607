using Rectify.Foundation;
using Rectify.Scanning;

namespace Rectify.Inventory;

/// <summary>Where the components of one asset are: for each version id, in order, its places. The bytes beside <see cref="VersionIds"/>.</summary>
internal static class ComponentPlaces
{
    internal readonly record struct Place(string Location, Origin Origin, Evidence Evidence);

    /// <summary>Writes the places of each version, in the order of the sorted ids.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<Place>> perVersion)
    {
        var bytes = new Varints.Writer();
        foreach (var places in perVersion)
        {
            bytes.Add((ulong)places.Count);
            foreach (var place in places)
            {
                bytes.Add((ulong)place.Origin);
                bytes.Add((ulong)place.Evidence);
                bytes.Add(place.Location);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>Reads them back, one list for each version.</summary>
    public static List<IReadOnlyList<Place>> Read(ReadOnlySpan<byte> bytes)
    {
        var perVersion = new List<IReadOnlyList<Place>>();
        var cursor = new Cursor(bytes);
        while (!cursor.AtEnd) perVersion.Add(cursor.Next());
        return perVersion;
    }

    /// <summary>Goes from version to version, and reads the places of those that are wanted.</summary>
    public ref struct Cursor(ReadOnlySpan<byte> bytes)
    {
        private Varints.Reader reader = new(bytes);

        public readonly bool AtEnd => reader.AtEnd;

        /// <summary>The places of the next version.</summary>
        public List<Place> Next()
        {
            var places = new List<Place>(1);
            for (var left = reader.Next(); left > 0; left--)
            {
                var (origin, evidence) = ((Origin)reader.Next(), (Evidence)reader.Next());
                places.Add(new(reader.NextText(), origin, evidence));
            }
            return places;
        }

        /// <summary>Passes the next version over.</summary>
        public void Skip()
        {
            for (var left = reader.Next(); left > 0; left--)
            {
                reader.Next();
                reader.Next();
                reader.SkipText();
            }
        }
    }
}
