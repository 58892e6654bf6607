using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Inventory.Owners;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Imports.Planning;

/// <summary>
/// What the store has of what rows name, by what rows name it by: asked for many rows at once. What rows would make is put into it too, so that later rows of a
/// dry run find it.
/// </summary>
internal sealed class ImportWorld
{
    /// <summary>All organisations by name, compared without case.</summary>
    public ILookup<string, Organisation> Organisations { get; private set; } = Enumerable.Empty<Organisation>().ToLookup(known => "");

    /// <summary>All people by name.</summary>
    public ILookup<string, Person> People { get; private set; } = Enumerable.Empty<Person>().ToLookup(known => "");

    public ByName<Product> Products { get; } = new(product => product.Provider);

    public Dictionary<(ProductId Product, string Version), Release> Releases { get; } = [];

    public ByName<OperatedSystem> Systems { get; } = new(system => system.Operator);

    public Dictionary<(SystemId System, DataCategory Category, string Key), DataHeld> Data { get; } = [];

    public HashSet<(Subject Of, Responsibility Responsibility, PersonId Person)> Owners { get; } = [];

    /// <summary>Cases by the key of the reference that another tool had for them.</summary>
    public Dictionary<string, Case> Cases { get; } = new(StringComparer.Ordinal);

    public HashSet<FactKey> Facts { get; } = [];

    /// <summary>Takes in what the store has of what some rows name; what is there already stays.</summary>
    public async Task LoadAsync(ReadSession session, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        Organisations = (await OrganisationStore.ListAsync(session, cancellationToken)).ToLookup(known => Names.Key(known.Name), StringComparer.Ordinal);
        People = (await PersonStore.ListAsync(session, cancellationToken)).ToLookup(known => Names.Key(known.Name), StringComparer.Ordinal);
        var named = AssetNames.In(rows);
        foreach (var product in await ProductStore.OfNamesAsync(session, named.Products, cancellationToken)) Products.Add(Names.Key(product.Name), product);
        foreach (var system in await SystemStore.OfNamesAsync(session, named.Systems, cancellationToken)) Systems.Add(Names.Key(system.Name), system);
        var products = named.Products.SelectMany(Products.Of).Select(product => product.Id).ToList();
        foreach (var release in await ProductStore.OfVersionsAsync(session, products, named.Versions, cancellationToken))
            Releases.TryAdd((release.Product, release.Version), release);
        if (rows.Any(row => row.Table is ImportTable.DataHeld or ImportTable.Owners))
        {
            var systems = named.Systems.SelectMany(Systems.Of).Select(system => system.Id).ToList();
            foreach (var data in await DataHeldStore.OfSystemsAsync(session, systems, cancellationToken))
                Data.TryAdd((data.System, data.Says.Category, Names.Key(data.Says.Purpose)), data);
            var subjects = products.Select(id => new Subject("product", id.Value)).Concat(systems.Select(id => new Subject("system", id.Value)));
            foreach (var owner in await OwnerStore.OfAsync(session, subjects, cancellationToken)) Owners.Add((owner.Of, owner.Responsibility, owner.Person));
        }
        if (named.References.Count == 0) return;
        foreach (var (reference, found) in await ImportStore.CasesOfAsync(session, named.References, cancellationToken)) Cases.TryAdd(reference, found);
        if (rows.All(row => row.Table != ImportTable.Facts)) return;
        var cases = named.References.Select(reference => Cases.GetValueOrDefault(reference)?.Id).OfType<CaseId>().Distinct();
        foreach (var fact in await FactStore.KeysAsync(session, cases, cancellationToken)) Facts.Add(fact);
    }

    /// <summary>
    /// The legal entity that a row names. One that is not registered is not made: whoever is ours decides what is owed, and a slip of the pen must not. Where none is
    /// named and only one is ours, it is that one.
    /// </summary>
    public OrganisationId? Own(RowCells cells, string column)
    {
        if (cells.Text(column) is not { } name)
        {
            var own = Organisations.SelectMany(known => known).Where(known => known.Kind == OrganisationKind.Own).Take(2).ToList();
            if (own is [var only]) return only.Id;
            cells.Refuse(column, own.Count == 0 ? ImportTexts.NoOwnEntity : ImportTexts.EntityNotSaid);
            return null;
        }
        var found = Organisations[Names.Key(name)].OrderBy(known => known.Kind == OrganisationKind.Own ? 0 : 1).ToList();
        if (found is [{ Kind: OrganisationKind.Own } first, ..]) return first.Id;
        if (found is [var other]) return other.Id;
        cells.Refuse(column, found.Count == 0 ? ImportTexts.OrganisationUnknown : ImportTexts.SeveralOfThisName);
        return null;
    }

    /// <summary>The product of a name: of the legal entity that is named, else the only one that is called so.</summary>
    public Product? Product(RowCells cells, string column, string entityColumn)
    {
        var key = Names.Key(cells.Needed(column));
        if (cells.IsRefused) return null;
        if (cells.Text(entityColumn) is not null)
        {
            if (Own(cells, entityColumn) is not { } provider) return null;
            if (Products.Of(provider, key) is { } product) return product;
            cells.Refuse(column, ImportTexts.ProductUnknown);
            return null;
        }
        return Only(cells, column, Products.Of(key), ImportTexts.ProductUnknown);
    }

    /// <summary>The system of a name, in the same way.</summary>
    public OperatedSystem? System(RowCells cells, string column, string entityColumn)
    {
        var key = Names.Key(cells.Needed(column));
        if (cells.IsRefused) return null;
        if (cells.Text(entityColumn) is not null)
        {
            if (Own(cells, entityColumn) is not { } operatorId) return null;
            if (Systems.Of(operatorId, key) is { } system) return system;
            cells.Refuse(column, ImportTexts.SystemUnknown);
            return null;
        }
        return Only(cells, column, Systems.Of(key), ImportTexts.SystemUnknown);
    }

    private static T? Only<T>(RowCells cells, string column, IReadOnlyList<T> found, Text unknown)
        where T : class
    {
        if (found is [var only]) return only;
        cells.Refuse(column, found.Count == 0 ? unknown : ImportTexts.SeveralOfThisName);
        return null;
    }
}
