using NodaTime;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Imports.Mapping;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Inventory.Owners;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Imports.Planning;

/// <summary>What some rows of one table would change, and what of them does not map. Planning writes nothing: a dry run tells it, and applying carries it out.</summary>
internal sealed partial class ImportPlan
{
    private readonly ImportWorld world;
    private readonly ImportOptions options;
    private readonly Func<Id> newId;
    private readonly Instant now;

    private ImportPlan(ImportWorld world, ImportOptions options, Func<Id> newId, Instant now) => (this.world, this.options, this.newId, this.now) = (world, options, newId, now);

    public List<Product> NewProducts { get; } = [];

    public List<Product> EditedProducts { get; } = [];

    public List<Release> NewReleases { get; } = [];

    public List<Release> EditedReleases { get; } = [];

    public List<OperatedSystem> NewSystems { get; } = [];

    public List<OperatedSystem> EditedSystems { get; } = [];

    public List<Owner> NewOwners { get; } = [];

    public List<DataHeld> NewData { get; } = [];

    public List<DataHeld> ChangedData { get; } = [];

    public List<NewCase> NewCases { get; } = [];

    public List<(Case Of, RecordFact Fact)> NewFacts { get; } = [];

    /// <summary>What did not map.</summary>
    public List<ImportNote> Notes { get; } = [];

    /// <summary>How many rows make something, change something, change nothing, and are not taken.</summary>
    public ImportCounts Counts { get; private set; }

    /// <summary>Plans rows, each after those before it.</summary>
    public static ImportPlan Of(ImportWorld world, ImportOptions options, IReadOnlyList<ImportRow> rows, Func<Id> newId, Instant now)
    {
        var plan = new ImportPlan(world, options, newId, now);
        foreach (var row in rows) plan.Take(row);
        return plan;
    }

    private void Take(ImportRow row)
    {
        var cells = new RowCells(row, options, Notes);
        var outcome = row.Table switch
        {
            ImportTable.Products => Product(cells),
            ImportTable.Releases => Release(cells),
            ImportTable.Systems => System(cells),
            ImportTable.Owners => Owner(cells),
            ImportTable.DataHeld => Data(cells),
            ImportTable.Cases => OpenCase(cells),
            ImportTable.Facts => Fact(cells),
            _ => throw new ArgumentOutOfRangeException(nameof(row), row.Table, null),
        };
        if (outcome == RowOutcome.NotTaken) Notes.Add(new(row.File, row.Sheet, row.Number, "", row.Whole, ImportTexts.RowNotTaken));
        Counts = Counts.With(outcome);
    }

    private RowOutcome Product(RowCells cells)
    {
        var name = cells.Needed(ImportColumns.Name);
        var key = Names.Key(name);
        var provider = cells.Text(ImportColumns.Provider) is null && world.Products.Of(key) is [var only] ? only.Provider : world.Own(cells, ImportColumns.Provider);
        var markets = cells.Places(ImportColumns.Markets);
        var (known, day) = (cells.Word<ProductClass>(ImportColumns.Class, InventoryTexts.Of), cells.Date(ImportColumns.SupportEndsOn));
        var problems = new Problems();
        var purl = Names.CheckPurl(problems, cells.Text(ImportColumns.Purl));
        if (problems.Any) cells.LeaveOut(ImportColumns.Purl, problems.First().Message);
        if (cells.IsRefused || provider is not { } by) return RowOutcome.NotTaken;
        if (world.Products.Of(by, key) is not { } before)
        {
            var made = new Product(new(newId()), name, by, markets ?? [], known, day, purl);
            NewProducts.Add(made);
            world.Products.Put(key, made);
            return RowOutcome.Made;
        }
        var after = before with { Markets = markets ?? before.Markets, Class = known ?? before.Class, SupportEndsOn = day ?? before.SupportEndsOn, Purl = purl ?? before.Purl };
        if (before.SaysTheSame(after)) return RowOutcome.Same;
        EditedProducts.Add(after);
        world.Products.Put(key, after);
        return RowOutcome.Changed;
    }

    private RowOutcome Release(RowCells cells)
    {
        var product = world.Product(cells, ImportColumns.Product, ImportColumns.Provider);
        var (version, day) = (cells.Needed(ImportColumns.Version), cells.Date(ImportColumns.ReleasedOn));
        if (cells.IsRefused || product is null) return RowOutcome.NotTaken;
        if (!world.Releases.TryGetValue((product.Id, version), out var before))
        {
            var made = new Release(new(newId()), product.Id, version, day);
            NewReleases.Add(made);
            world.Releases.Add((product.Id, version), made);
            return RowOutcome.Made;
        }
        if (day is null || before.ReleasedOn == day) return RowOutcome.Same;
        var after = before with { ReleasedOn = day };
        EditedReleases.Add(after);
        world.Releases[(product.Id, version)] = after;
        return RowOutcome.Changed;
    }

    private RowOutcome System(RowCells cells)
    {
        var name = cells.Needed(ImportColumns.Name);
        var key = Names.Key(name);
        var by = cells.Text(ImportColumns.Operator) is null && world.Systems.Of(key) is [var only] ? only.Operator : world.Own(cells, ImportColumns.Operator);
        var places = cells.Places(ImportColumns.OperatedIn);
        var (exposure, level, critical) = (
            cells.Word<Exposure>(ImportColumns.Exposure, InventoryTexts.Of), cells.Number(ImportColumns.ProtectionLevel, 1, 5), cells.YesNo(ImportColumns.CriticalInfrastructure));
        if (cells.IsRefused || by is not { } operatorId) return RowOutcome.NotTaken;
        if (world.Systems.Of(operatorId, key) is not { } before)
        {
            var made = new OperatedSystem(new(newId()), name, operatorId, places ?? [], exposure ?? Exposure.Unknown, level, critical ?? false);
            NewSystems.Add(made);
            world.Systems.Put(key, made);
            return RowOutcome.Made;
        }
        var after = before with
        {
            OperatedIn = places ?? before.OperatedIn, Exposure = exposure ?? before.Exposure, ProtectionLevel = level ?? before.ProtectionLevel,
            CriticalInfrastructure = critical ?? before.CriticalInfrastructure,
        };
        if (before.SaysTheSame(after)) return RowOutcome.Same;
        EditedSystems.Add(after);
        world.Systems.Put(key, after);
        return RowOutcome.Changed;
    }

    private RowOutcome Owner(RowCells cells)
    {
        var word = cells.Word<Responsibility>(ImportColumns.Responsibility, OwnerTexts.Of, needed: true);
        var name = cells.Needed(ImportColumns.Person);
        var (ofProduct, ofSystem) = (cells.Text(ImportColumns.Product) is not null, cells.Text(ImportColumns.System) is not null);
        Subject? of = null;
        if (ofProduct == ofSystem) cells.Refuse(ImportColumns.Product, ImportTexts.OneThing);
        else if (ofProduct && world.Product(cells, ImportColumns.Product, ImportColumns.Organisation) is { } product) of = new("product", product.Id.Value);
        else if (ofSystem && world.System(cells, ImportColumns.System, ImportColumns.Organisation) is { } system) of = new("system", system.Id.Value);
        var people = Person(cells, ImportColumns.Person, name);
        if (cells.IsRefused || of is not { } thing || word is not { } responsibility || people is not { } person) return RowOutcome.NotTaken;
        if (!world.Owners.Add((thing, responsibility, person))) return RowOutcome.Same;
        NewOwners.Add(new(thing, responsibility, person, now));
        return RowOutcome.Made;
    }

    /// <summary>The person of a name; people are registered by an administrator and not by a file.</summary>
    private PersonId? Person(RowCells cells, string column, string name)
    {
        if (name.Length == 0) return null;
        var found = world.People[Names.Key(name)].Take(2).ToList();
        if (found is [var only]) return only.Id;
        cells.Refuse(column, found.Count == 0 ? ImportTexts.PersonUnknown : ImportTexts.SeveralOfThisName);
        return null;
    }

    private RowOutcome Data(RowCells cells)
    {
        var system = world.System(cells, ImportColumns.System, ImportColumns.Operator);
        var (category, purpose) = (cells.Word<DataCategory>(ImportColumns.Category, DataTexts.Of, needed: true), cells.Needed(ImportColumns.Purpose));
        var (persons, source, from) = (cells.Band(ImportColumns.Persons), cells.Word<DataSource>(ImportColumns.Source, DataTexts.Of), cells.Places(ImportColumns.CollectedFrom));
        var (basis, stored, kept) = (cells.Word<CollectionBasis>(ImportColumns.Basis, DataTexts.Of), cells.Places(ImportColumns.StoredIn), cells.Text(ImportColumns.Retention, 500));
        var (processors, transfers) = (Processors(cells), Transfers(cells));
        if (cells.IsRefused || system is null || category is not { } sort) return RowOutcome.NotTaken;
        var key = (system.Id, sort, Names.Key(purpose));
        var known = world.Data.GetValueOrDefault(key);
        var before = known?.Says ?? new DataDescription(sort, purpose);
        var says = (before with
        {
            Persons = persons ?? before.Persons, Source = source ?? before.Source, CollectedFrom = from ?? before.CollectedFrom, Basis = basis ?? before.Basis,
            StoredIn = stored ?? before.StoredIn, Retention = kept ?? before.Retention, Processors = processors ?? before.Processors, Transfers = transfers ?? before.Transfers,
        }).Tidy();
        if (known is null) NewData.Add(world.Data[key] = new(new(newId()), system.Id, says, now));
        else if (known.Says.SaysTheSame(says)) return RowOutcome.Same;
        else ChangedData.Add(world.Data[key] = known with { Says = says });
        return known is null ? RowOutcome.Made : RowOutcome.Changed;
    }

    private List<OrganisationId>? Processors(RowCells cells)
    {
        var ids = new List<OrganisationId>();
        foreach (var name in cells.List(ImportColumns.Processors).Take(100))
            if (world.Organisations[Names.Key(name)].Take(2).ToList() is [var only]) ids.Add(only.Id);
            else cells.LeaveOut(ImportColumns.Processors, ImportTexts.ProcessorUnknown(name));
        return ids.Count == 0 ? null : ids;
    }

    /// <summary><c>US: adequacy; CN</c>: a place, and on what basis where it is said.</summary>
    private static List<DataTransfer>? Transfers(RowCells cells)
    {
        var transfers = new List<DataTransfer>();
        foreach (var entry in cells.List(ImportColumns.Transfers).Take(100))
        {
            var parts = entry.Split([':', '：', '='], 2, StringSplitOptions.TrimEntries);
            var basis = parts is [_, var word] ? RowCells.WordOf<TransferBasis>(word, DataTexts.Of) : TransferBasis.Unknown;
            if (Places.Code(parts[0]) is { } place && basis is { } on) transfers.Add(new(place, on));
            else cells.LeaveOut(ImportColumns.Transfers, ImportTexts.NotATransfer(entry));
        }
        return transfers.Count == 0 ? null : transfers;
    }
}

/// <summary>A case that a row opens.</summary>
/// <param name="Reference">What the other tool called it.</param>
/// <param name="Opening">The use case that opens it.</param>
internal sealed record NewCase(string Reference, OpenCase Opening);
