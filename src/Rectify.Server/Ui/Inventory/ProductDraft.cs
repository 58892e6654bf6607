using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;

namespace Rectify.Server.Ui.Inventory;

/// <summary>A product as it is typed.</summary>
public sealed record ProductDraft : IDraft<ProductDraft>
{
    /// <summary>1 to 200 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where it is made available, as codes with commas.</summary>
    public string Markets { get; set; } = "";

    /// <summary>The word of its class; empty while nobody has said.</summary>
    public string Class { get; set; } = "";

    /// <summary>An ISO date; empty while nobody has said.</summary>
    public string SupportEndsOn { get; set; } = "";

    /// <summary>The package that it is to others, without a version; empty when there is none.</summary>
    public string Purl { get; set; } = "";

    /// <inheritdoc />
    public IReadOnlyList<(Text Field, string Value)> Fields =>
    [
        (InventoryPageTexts.Name, Name), (InventoryPageTexts.SoldIn, Markets), (InventoryPageTexts.Class, Class), (InventoryPageTexts.SupportEnds, SupportEndsOn),
        (InventoryPageTexts.Purl, Purl),
    ];

    /// <summary>As it is.</summary>
    public static ProductDraft Of(Product product) => new()
    {
        Name = product.Name, Markets = Codes.Write(product.Markets), Class = product.Class is { } known ? Words.Of(known) : "",
        SupportEndsOn = product.SupportEndsOn is { } day ? LocalDatePattern.Iso.Format(day) : "", Purl = product.Purl?.ToString() ?? "",
    };

    /// <inheritdoc />
    public ProductDraft Over(ProductDraft read, ProductDraft now) => new()
    {
        Name = Name == read.Name ? now.Name : Name, Markets = Markets == read.Markets ? now.Markets : Markets, Class = Class == read.Class ? now.Class : Class,
        SupportEndsOn = SupportEndsOn == read.SupportEndsOn ? now.SupportEndsOn : SupportEndsOn, Purl = Purl == read.Purl ? now.Purl : Purl,
    };

    /// <summary>The use case that registers it.</summary>
    public RegisterProduct ToRegister(OrganisationId provider) => new(Name, provider, Codes.Read(Markets), Known, Day, Package);

    /// <summary>The use case that says it.</summary>
    public EditProduct ToEdit(ProductId product) => new(product, Name, Codes.Read(Markets), Known, Day, Package);

    private ProductClass? Known => Words.TryParse<ProductClass>(Class, out var known) ? known : null;

    // The browser's own date field lets nothing else through.
    private LocalDate? Day => LocalDatePattern.Iso.Parse(SupportEndsOn) is { Success: true } read ? read.Value : null;

    private string? Package => Purl.Trim() is { Length: > 0 } typed ? typed : null;
}
