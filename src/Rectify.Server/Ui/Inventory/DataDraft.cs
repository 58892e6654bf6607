using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory.Data;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;

namespace Rectify.Server.Ui.Inventory;

/// <summary>Data that a system holds, as it is typed.</summary>
public sealed record DataDraft : IDraft<DataDraft>
{
    /// <summary>What sort of data it is.</summary>
    public DataCategory Category { get; set; } = DataCategory.OtherPersonal;

    /// <summary>What it is used for.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>Of how many persons.</summary>
    public PersonsBand Persons { get; set; } = PersonsBand.Unknown;

    /// <summary>From whom it was collected.</summary>
    public DataSource Source { get; set; } = DataSource.Unknown;

    /// <summary>Where the persons are, as codes with commas.</summary>
    public string CollectedFrom { get; set; } = "";

    /// <summary>The word of the basis; empty while nobody has said.</summary>
    public string Basis { get; set; } = "";

    /// <summary>Where it lies, as codes with commas.</summary>
    public string StoredIn { get; set; } = "";

    /// <summary>For how long it is kept.</summary>
    public string Retention { get; set; } = "";

    /// <summary>The ids of who processes it, in order, with commas between them.</summary>
    public string Processors { get; set; } = "";

    /// <summary>Where it is sent to and on what basis, a line each: <c>US standardClauses</c>.</summary>
    public string Transfers { get; set; } = "";

    /// <inheritdoc />
    public IReadOnlyList<(Text Field, string Value)> Fields =>
    [
        (InventoryPageTexts.Category, Words.Of(Category)), (InventoryPageTexts.Purpose, Purpose), (InventoryPageTexts.Persons, Words.Of(Persons)),
        (InventoryPageTexts.Source, Words.Of(Source)), (InventoryPageTexts.CollectedFrom, CollectedFrom), (InventoryPageTexts.Basis, Basis),
        (InventoryPageTexts.StoredIn, StoredIn), (InventoryPageTexts.Retention, Retention), (InventoryPageTexts.Processors, Processors), (InventoryPageTexts.Transfers, Transfers),
    ];

    /// <summary>As it is.</summary>
    public static DataDraft Of(DataDescription says) => new()
    {
        Category = says.Category, Purpose = says.Purpose, Persons = says.Persons, Source = says.Source, CollectedFrom = Codes.Write(says.CollectedFrom),
        Basis = says.Basis is { } basis ? Words.Of(basis) : "", StoredIn = Codes.Write(says.StoredIn), Retention = says.Retention ?? "",
        Processors = string.Join(',', says.Processors), Transfers = string.Join('\n', says.Transfers.Select(transfer => $"{transfer.To} {Words.Of(transfer.Basis)}")),
    };

    /// <inheritdoc />
    public DataDraft Over(DataDraft read, DataDraft now) => new()
    {
        Category = Category == read.Category ? now.Category : Category, Purpose = Purpose == read.Purpose ? now.Purpose : Purpose,
        Persons = Persons == read.Persons ? now.Persons : Persons, Source = Source == read.Source ? now.Source : Source,
        CollectedFrom = CollectedFrom == read.CollectedFrom ? now.CollectedFrom : CollectedFrom, Basis = Basis == read.Basis ? now.Basis : Basis,
        StoredIn = StoredIn == read.StoredIn ? now.StoredIn : StoredIn, Retention = Retention == read.Retention ? now.Retention : Retention,
        Processors = Processors == read.Processors ? now.Processors : Processors, Transfers = Transfers == read.Transfers ? now.Transfers : Transfers,
    };

    /// <summary>What is said.</summary>
    public DataDescription Says => new(Category, Purpose)
    {
        Persons = Persons,
        Source = Source,
        CollectedFrom = Codes.Read(CollectedFrom),
        Basis = Words.TryParse<CollectionBasis>(Basis, out var basis) ? basis : null,
        StoredIn = Codes.Read(StoredIn),
        Retention = Retention,
        Processors = [.. ProcessorIds.Select(id => new OrganisationId(Id.Parse(id)))],
        Transfers = [.. Sent.Select(sent => new DataTransfer(sent.To, sent.Basis))],
    };

    /// <summary>The ids of who processes it.</summary>
    public IReadOnlyList<string> ProcessorIds => Processors.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where it is sent to; a place that is not filled in yet is left out of what is said.</summary>
    public IReadOnlyList<(string To, TransferBasis Basis)> Lines => [.. Transfers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Line)];

    /// <summary>Somebody processes it, or does not.</summary>
    public void Process(string organisation, bool does) =>
        Processors = string.Join(',', does ? ProcessorIds.Append(organisation).Distinct().Order(StringComparer.Ordinal) : ProcessorIds.Where(id => id != organisation));

    /// <summary>It is sent somewhere on some basis; the line behind the last one is a new one.</summary>
    public void Send(int line, string to, TransferBasis basis)
    {
        var lines = Lines.ToList();
        if (line == lines.Count) lines.Add((to, basis));
        else lines[line] = (to, basis);
        Transfers = string.Join('\n', lines.Select(sent => $"{sent.To.Trim()} {Words.Of(sent.Basis)}"));
    }

    private IEnumerable<(string To, TransferBasis Basis)> Sent => Lines.Where(line => line.To.Length > 0);

    private static (string, TransferBasis) Line(string line)
    {
        var space = line.LastIndexOf(' ');
        return (line[..space].Trim().ToUpperInvariant(), Words.TryParse<TransferBasis>(line[(space + 1)..], out var basis) ? basis : TransferBasis.Unknown);
    }
}
