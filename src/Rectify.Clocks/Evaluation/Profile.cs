using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>
/// Who the organisation is, as far as laws ask. A list that is null was not stated: a rule that turns on it asks. A list that is empty
/// says that there is none.
/// </summary>
public sealed record Profile
{
    /// <summary>A profile that says nothing.</summary>
    public static readonly Profile Unstated = new();

    /// <summary>What the file calls the organisation; no rule asks.</summary>
    public string? Name { get; init; }

    /// <summary>The jurisdictions in which the organisation is established.</summary>
    public IReadOnlyList<string>? EstablishedIn { get; init; }

    /// <summary>Its sectors.</summary>
    public IReadOnlyList<string>? Sectors { get; init; }

    /// <summary>What it is to an asset that says nothing itself.</summary>
    public AssetProfile Default { get; init; } = new();

    /// <summary>Its assets by id.</summary>
    public IReadOnlyDictionary<string, AssetProfile> Assets { get; init; } = new Dictionary<string, AssetProfile>();

    /// <summary>The internal targets, in hours by rule id, for duties without a legal number.</summary>
    public IReadOnlyDictionary<string, int> TargetHours { get; init; } = new Dictionary<string, int>();

    /// <summary>The rules not verified against the text that a named person of the organisation has adopted.</summary>
    public IReadOnlySet<string> Adopted { get; init; } = new HashSet<string>();

    /// <summary>What holds for one asset (or for the organisation as a whole): the asset's own word, else the default.</summary>
    public AssetProfile For(string? asset) =>
        asset is not null && Assets.TryGetValue(asset, out var own)
            ? own with { Roles = own.Roles ?? Default.Roles, Markets = own.Markets ?? Default.Markets, Flags = own.Flags ?? Default.Flags }
            : Default;
}

/// <summary>What the organisation is to one asset.</summary>
public sealed record AssetProfile
{
    /// <summary>Its roles.</summary>
    public IReadOnlyList<Role>? Roles { get; init; }

    /// <summary>Where a product is made available, or a system operated.</summary>
    public IReadOnlyList<string>? Markets { get; init; }

    /// <summary>Marks that laws ask for, for example <c>critical-infrastructure</c>.</summary>
    public IReadOnlyList<string>? Flags { get; init; }

    /// <summary>Marks of which nobody has said whether it carries them, though the others are stated.</summary>
    public IReadOnlyList<string> FlagsUnstated { get; init; } = [];

    /// <summary>Where persons are whose data it holds: laws that protect them reach it from there. What is not there is no statement.</summary>
    public IReadOnlyList<string> PersonsIn { get; init; } = [];
}
