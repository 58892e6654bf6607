using System.Globalization;

namespace Rectify.Inventory;

/// <summary>A place in the list of what is in an asset. When an SBOM replaces that meanwhile, the list goes on with what is new.</summary>
/// <param name="Version">The id of the package version.</param>
/// <param name="Number">Which of its places, from 1.</param>
public readonly record struct ComponentPlace(long Version, int Number) : IComparable<ComponentPlace>
{
    /// <inheritdoc />
    public int CompareTo(ComponentPlace other) => (Version, Number).CompareTo((other.Version, other.Number));

    /// <summary>Both numbers with a dash between them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}-{Number}");

    /// <summary>Reads what <see cref="ToString"/> writes; anything else is false.</summary>
    public static bool TryParse(string? text, out ComponentPlace place)
    {
        place = default;
        if (text?.Split('-') is not [var one, var two] || !long.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || !int.TryParse(two, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        place = new(version, number);
        return true;
    }

    /// <summary>By version, then by number.</summary>
    public static bool operator <(ComponentPlace left, ComponentPlace right) => left.CompareTo(right) < 0;

    /// <summary>By version, then by number.</summary>
    public static bool operator >(ComponentPlace left, ComponentPlace right) => left.CompareTo(right) > 0;

    /// <summary>By version, then by number.</summary>
    public static bool operator <=(ComponentPlace left, ComponentPlace right) => left.CompareTo(right) <= 0;

    /// <summary>By version, then by number.</summary>
    public static bool operator >=(ComponentPlace left, ComponentPlace right) => left.CompareTo(right) >= 0;
}

/// <summary>Some of what is in an asset.</summary>
/// <param name="Components">Those of this page.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record ComponentsPage(AssetComponents Components, ComponentPlace? Next);
