using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Inventory;

/// <summary>A release or a system: what components are found in, what findings and facts are about, and what a role is held for.</summary>
public readonly record struct AssetId(AssetKind Kind, Id Value)
{
    /// <summary>A release as an asset.</summary>
    public static implicit operator AssetId(ReleaseId release) => new(AssetKind.Release, release.Value);

    /// <summary>A system as an asset.</summary>
    public static implicit operator AssetId(SystemId system) => new(AssetKind.System, system.Value);

    /// <summary><c>release:</c> or <c>system:</c> and the id; how assets stand in events and in the store.</summary>
    public override string ToString() => $"{(Kind == AssetKind.Release ? "release" : "system")}:{Value}";

    /// <summary>The asset as the subject of an event.</summary>
    internal Subject ToSubject() => new(Kind == AssetKind.Release ? "release" : "system", Value);

    /// <summary>Reads what <see cref="ToString"/> writes; anything else is false.</summary>
    public static bool TryParse(string? text, out AssetId asset)
    {
        asset = default;
        AssetKind? kind = text switch
        {
            not null when text.StartsWith("release:", StringComparison.Ordinal) => AssetKind.Release,
            not null when text.StartsWith("system:", StringComparison.Ordinal) => AssetKind.System,
            _ => null,
        };
        if (kind is null || text is null || !Id.TryParse(text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..], out var id)) return false;
        asset = new(kind.Value, id);
        return true;
    }

    /// <summary>Reads an asset that this program wrote; anything else is a damaged store and throws.</summary>
    /// <exception cref="FormatException">The text names no asset.</exception>
    public static AssetId Parse(string text) => TryParse(text, out var asset) ? asset : throw new FormatException($"Not an asset: {text}");
}
