using System.Globalization;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;

namespace Rectify.Server.Ui.Inventory;

/// <summary>A system as it is typed.</summary>
public sealed record SystemDraft : IDraft<SystemDraft>
{
    /// <summary>1 to 200 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where it is operated, as codes with commas.</summary>
    public string OperatedIn { get; set; } = "";

    /// <summary>From where it can be reached.</summary>
    public Exposure Exposure { get; set; } = Exposure.Unknown;

    /// <summary>1 to 5; empty when it has none.</summary>
    public string ProtectionLevel { get; set; } = "";

    /// <summary>Whether it was designated as critical infrastructure.</summary>
    public bool CriticalInfrastructure { get; set; }

    /// <inheritdoc />
    public IReadOnlyList<(Text Field, string Value)> Fields =>
    [
        (InventoryPageTexts.Name, Name), (InventoryPageTexts.OperatedIn, OperatedIn), (InventoryPageTexts.Exposure, Words.Of(Exposure)),
        (InventoryPageTexts.ProtectionLevel, ProtectionLevel), (InventoryPageTexts.CriticalInfrastructure, CriticalInfrastructure ? "✓" : ""),
    ];

    /// <summary>As it is.</summary>
    public static SystemDraft Of(OperatedSystem system) => new()
    {
        Name = system.Name, OperatedIn = Codes.Write(system.OperatedIn), Exposure = system.Exposure,
        ProtectionLevel = system.ProtectionLevel?.ToString(CultureInfo.InvariantCulture) ?? "", CriticalInfrastructure = system.CriticalInfrastructure,
    };

    /// <inheritdoc />
    public SystemDraft Over(SystemDraft read, SystemDraft now) => new()
    {
        Name = Name == read.Name ? now.Name : Name, OperatedIn = OperatedIn == read.OperatedIn ? now.OperatedIn : OperatedIn,
        Exposure = Exposure == read.Exposure ? now.Exposure : Exposure, ProtectionLevel = ProtectionLevel == read.ProtectionLevel ? now.ProtectionLevel : ProtectionLevel,
        CriticalInfrastructure = CriticalInfrastructure == read.CriticalInfrastructure ? now.CriticalInfrastructure : CriticalInfrastructure,
    };

    /// <summary>The use case that registers it.</summary>
    public RegisterSystem ToRegister(OrganisationId owner) => new(Name, owner, Codes.Read(OperatedIn), Exposure, Level, CriticalInfrastructure);

    /// <summary>The use case that says it.</summary>
    public EditSystem ToEdit(SystemId system) => new(system, Name, Codes.Read(OperatedIn), Exposure, Level, CriticalInfrastructure);

    private int? Level => int.TryParse(ProtectionLevel, CultureInfo.InvariantCulture, out var level) ? level : null;
}
