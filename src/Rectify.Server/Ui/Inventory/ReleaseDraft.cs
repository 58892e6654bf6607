using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Server.Ui.Pieces;

namespace Rectify.Server.Ui.Inventory;

/// <summary>What can be said otherwise of a release, as it is typed.</summary>
public sealed record ReleaseDraft : IDraft<ReleaseDraft>
{
    /// <summary>An ISO date; empty while nobody has said.</summary>
    public string ReleasedOn { get; set; } = "";

    /// <inheritdoc />
    public IReadOnlyList<(Text Field, string Value)> Fields => [(InventoryPageTexts.ReleasedOn, ReleasedOn)];

    /// <summary>As it is.</summary>
    public static ReleaseDraft Of(Release release) => new() { ReleasedOn = release.ReleasedOn is { } day ? LocalDatePattern.Iso.Format(day) : "" };

    /// <inheritdoc />
    public ReleaseDraft Over(ReleaseDraft read, ReleaseDraft now) => ReleasedOn == read.ReleasedOn ? now : this;

    /// <summary>The use case that says it.</summary>
    public EditRelease ToEdit(ReleaseId release) => new(release, LocalDatePattern.Iso.Parse(ReleasedOn) is { Success: true } read ? read.Value : (LocalDate?)null);
}
