using Dapper;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Scanning.Packages;
using Rectify.Storage;

namespace Rectify.Inventory;

/// <summary>All SQL on products and their releases. They are open to every viewer.</summary>
public static class ProductStore
{
    private static class Sql
    {
        private const string Columns = "id, name, provider, markets, class, support_ends_on AS SupportEndsOn, purl";

        public const string OneReleaseEach = "SELECT MIN(id) AS id FROM releases GROUP BY product_id ORDER BY 1";

        public const string Find = $"SELECT {Columns} FROM products WHERE id = @id";

        public const string Some = $"SELECT {Columns} FROM products WHERE id IN (SELECT value FROM json_each(@ids))";

        public const string FindByName = $"SELECT {Columns} FROM products WHERE provider = @provider AND name_key = @nameKey";

        public const string OfName = $"SELECT {Columns} FROM products WHERE name_key = @nameKey ORDER BY id";

        public const string OfPurl = $"SELECT {Columns} FROM products WHERE purl = @purl ORDER BY id";

        public const string OfNames = $"SELECT {Columns} FROM products WHERE name_key IN (SELECT value FROM json_each(@nameKeys)) ORDER BY id";

        public const string List = $"SELECT {Columns} FROM products ORDER BY name_key, id";

        public const string Page = $"SELECT {Columns} FROM products WHERE id > @after ORDER BY id LIMIT @count";

        private const string Named = "name_key LIKE @like ESCAPE '!'";

        public const string Search = $"SELECT {Columns} FROM products WHERE {Named} ORDER BY name_key, id LIMIT @count OFFSET @skip";

        public const string Count = $"SELECT COUNT(*) FROM products WHERE {Named}";

        public const string Add =
            """
            INSERT INTO products (id, name, name_key, provider, markets, class, support_ends_on, purl)
            VALUES (@id, @name, @nameKey, @provider, @markets, @productClass, @supportEndsOn, @purl)
            """;

        public const string Put =
            """
            UPDATE products SET name = @name, name_key = @nameKey, markets = @markets, class = @productClass, support_ends_on = @supportEndsOn, purl = @purl
            WHERE id = @id
            """;

        public const string SetPurl = "UPDATE products SET purl = @purl WHERE id = @id";

        private const string ReleaseColumns = "id, product_id AS ProductId, version, released_on AS ReleasedOn";

        public const string FindRelease = $"SELECT {ReleaseColumns} FROM releases WHERE id = @id";

        public const string SomeReleases = $"SELECT {ReleaseColumns} FROM releases WHERE id IN (SELECT value FROM json_each(@ids))";

        public const string FindReleaseByVersion = $"SELECT {ReleaseColumns} FROM releases WHERE product_id = @product AND version = @version";

        public const string OfVersions =
            $"""
            SELECT {ReleaseColumns} FROM releases
            WHERE product_id IN (SELECT value FROM json_each(@products)) AND version IN (SELECT value FROM json_each(@versions)) ORDER BY id
            """;

        public const string ReleasesOf = $"SELECT {ReleaseColumns} FROM releases WHERE product_id IN (SELECT value FROM json_each(@products)) ORDER BY id";

        public const string ListReleases = $"SELECT {ReleaseColumns} FROM releases ORDER BY product_id, id";

        public const string PageOfReleases =
            $"SELECT {ReleaseColumns} FROM releases WHERE product_id = @product AND id > @after ORDER BY id LIMIT @count";

        public const string NewestReleases =
            $"""
            SELECT {ReleaseColumns} FROM (
                SELECT id, product_id, version, released_on, ROW_NUMBER() OVER (PARTITION BY product_id ORDER BY id DESC) AS age
                FROM releases WHERE product_id IN (SELECT value FROM json_each(@products))) AS of_products
            WHERE age <= @most ORDER BY product_id, id DESC
            """;

        public const string CountReleases =
            "SELECT product_id AS ProductId, COUNT(*) AS Releases FROM releases WHERE product_id IN (SELECT value FROM json_each(@products)) GROUP BY product_id";

        public const string AddRelease = "INSERT INTO releases (id, product_id, version, released_on) VALUES (@id, @product, @version, @releasedOn)";

        public const string PutRelease = "UPDATE releases SET released_on = @releasedOn WHERE id = @id";
    }

    internal sealed record IdRow(string Id);

    internal sealed record Row(string Id, string Name, string Provider, string Markets, string? Class, string? SupportEndsOn, string? Purl)
    {
        public Product ToProduct() => new(
            new(Foundation.Id.Parse(Id)),
            Name,
            new(Foundation.Id.Parse(Provider)),
            Names.Split(Markets),
            Class is null ? null : Stored.Word<ProductClass>(Class),
            SupportEndsOn is null ? null : LocalDatePattern.Iso.Parse(SupportEndsOn).Value,
            PackageUrl.TryParse(Purl, out var purl, out _) ? purl : null);
    }

    internal sealed record ReleaseRow(string Id, string ProductId, string Version, string? ReleasedOn)
    {
        public Release ToRelease() => new(
            new(Foundation.Id.Parse(Id)),
            new(Foundation.Id.Parse(ProductId)),
            Version,
            ReleasedOn is null ? null : LocalDatePattern.Iso.Parse(ReleasedOn).Value);
    }

    internal sealed record CountRow(string ProductId, long Releases);

    /// <summary>The product, or null.</summary>
    public static async Task<Product?> FindAsync(ReadSession session, ProductId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToProduct();

    /// <summary>Those of these products that there are.</summary>
    public static async Task<IReadOnlyList<Product>> FindAsync(ReadSession session, IEnumerable<ProductId> ids, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Some, new { ids = TextList.Of(ids.Select(id => id.ToString())), cancellationToken }, session.Transaction))
            .Select(row => row.ToProduct())];

    /// <summary>Those of these releases that there are.</summary>
    public static async Task<IReadOnlyList<Release>> FindReleasesAsync(ReadSession session, IEnumerable<ReleaseId> ids, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<ReleaseRow>(
            Sql.SomeReleases, new { ids = TextList.Of(ids.Select(id => id.ToString())), cancellationToken }, session.Transaction)).Select(row => row.ToRelease())];

    /// <summary>The products of this name, whatever the case of its letters: several when several of our legal entities have one.</summary>
    public static async Task<IReadOnlyList<Product>> OfNameAsync(ReadSession session, string name, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfName, new { nameKey = Names.Key(name), cancellationToken }, session.Transaction)).Select(row => row.ToProduct())];

    /// <summary>The products that are this package to others, which is given without a version.</summary>
    public static async Task<IReadOnlyList<Product>> OfPurlAsync(ReadSession session, PackageUrl purl, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfPurl, new { purl = purl.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToProduct())];

    /// <summary>The products of these names, given as <see cref="Names.Key"/> compares them.</summary>
    internal static async Task<IReadOnlyList<Product>> OfNamesAsync(ReadSession session, IEnumerable<string> nameKeys, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfNames, new { nameKeys = TextList.Of(nameKeys), cancellationToken }, session.Transaction)).Select(row => row.ToProduct())];

    /// <summary>The releases of these products that have one of these versions.</summary>
    internal static async Task<IReadOnlyList<Release>> OfVersionsAsync(
        ReadSession session, IEnumerable<ProductId> products, IEnumerable<string> versions, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<ReleaseRow>(
            Sql.OfVersions,
            new { products = TextList.Of(products.Select(product => product.ToString())), versions = TextList.Of(versions), cancellationToken },
            session.Transaction)).Select(row => row.ToRelease())];

    /// <summary>The releases of some products, each with its product.</summary>
    internal static async Task<IReadOnlyList<(ReleaseId Release, ProductId Product)>> ReleasesOfAsync(
        ReadSession session, IEnumerable<ProductId> products, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<ReleaseRow>(
            Sql.ReleasesOf, new { products = TextList.Of(products.Select(product => product.ToString())), cancellationToken }, session.Transaction))
            .Select(row => row.ToRelease()).Select(release => (release.Id, release.Product))];

    /// <summary>The provider's product of this name, whatever the case of its letters, or null.</summary>
    public static async Task<Product?> FindByNameAsync(ReadSession session, OrganisationId provider, string name, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.FindByName, new { provider = provider.ToString(), nameKey = Names.Key(name), cancellationToken }, session.Transaction))?.ToProduct();

    /// <summary>All products by name.</summary>
    public static async Task<IReadOnlyList<Product>> ListAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.List, new { cancellationToken }, session.Transaction)).Select(row => row.ToProduct())];

    /// <summary>One release of each product that has any: laws cannot tell those of a product apart.</summary>
    internal static async Task<IReadOnlyList<ReleaseId>> OneReleaseEachAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<IdRow>(Sql.OneReleaseEach, new { cancellationToken }, session.Transaction)).Select(row => new ReleaseId(Id.Parse(row.Id)))];

    /// <summary>The release, or null.</summary>
    public static async Task<Release?> FindReleaseAsync(ReadSession session, ReleaseId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<ReleaseRow>(
            Sql.FindRelease, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToRelease();

    /// <summary>The product's release of this version, or null.</summary>
    public static async Task<Release?> FindReleaseAsync(ReadSession session, ProductId product, string version, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<ReleaseRow>(
            Sql.FindReleaseByVersion, new { product = product.ToString(), version, cancellationToken }, session.Transaction))?.ToRelease();

    /// <summary>All releases, those of one product together, in the order of their registration.</summary>
    public static async Task<IReadOnlyList<Release>> ListReleasesAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<ReleaseRow>(Sql.ListReleases, new { cancellationToken }, session.Transaction)).Select(row => row.ToRelease())];

    /// <summary>Those that were registered after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Product>> PageAsync(ReadSession session, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Page, new { after = after.ToString(), count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToProduct())];

    /// <summary>The releases of a product that were registered after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Release>> PageOfReleasesAsync(ReadSession session, ProductId product, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<ReleaseRow>(
            Sql.PageOfReleases, new { product = product.ToString(), after = after.ToString(), count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToRelease())];

    /// <summary>Those whose names have a text in them, by name; all of them for an empty text.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="text">Whatever the case of its letters.</param>
    /// <param name="skip">How many come before the first.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<Product>> SearchAsync(ReadSession session, string text, int skip, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Search, new { like = Names.Like(text), skip = (long)skip, count = (long)count, cancellationToken }, session.Transaction)).Select(row => row.ToProduct())];

    /// <summary>How many of them there are.</summary>
    public static Task<long> CountAsync(ReadSession session, string text, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(Sql.Count, new { like = Names.Like(text), cancellationToken }, session.Transaction);

    /// <summary>The releases of some products that were registered last, each product's newest first, at most <paramref name="most"/> of each.</summary>
    public static async Task<ILookup<ProductId, Release>> NewestReleasesAsync(ReadSession session, IEnumerable<ProductId> products, int most, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<ReleaseRow>(
            Sql.NewestReleases, new { products = TextList.Of(products.Select(product => product.ToString())), most = (long)most, cancellationToken }, session.Transaction))
            .Select(row => row.ToRelease()).ToLookup(release => release.Product);

    /// <summary>How many releases some products have; those that have none are left out.</summary>
    public static async Task<IReadOnlyDictionary<ProductId, long>> CountReleasesAsync(ReadSession session, IEnumerable<ProductId> products, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<CountRow>(
            Sql.CountReleases, new { products = TextList.Of(products.Select(product => product.ToString())), cancellationToken }, session.Transaction))
            .ToDictionary(row => new ProductId(Foundation.Id.Parse(row.ProductId)), row => row.Releases);

    internal static Task AddAsync(WriteSession session, IReadOnlyList<Product> products, CancellationToken cancellationToken) => session.InsertManyAsync(
        Sql.Add,
        [
            new("@id", products.Select(product => product.Id.ToString()).ToArray()),
            new("@name", products.Select(product => product.Name).ToArray()),
            new("@nameKey", products.Select(product => Names.Key(product.Name)).ToArray()),
            new("@provider", products.Select(product => product.Provider.ToString()).ToArray()),
            new("@markets", products.Select(product => Names.Join(product.Markets)).ToArray()),
            new("@productClass", products.Select(product => product.Class is { } known ? Words.Of(known) : null).ToArray()),
            new("@supportEndsOn", products.Select(product => product.SupportEndsOn is { } day ? LocalDatePattern.Iso.Format(day) : null).ToArray()),
            new("@purl", products.Select(product => product.Purl?.ToString()).ToArray()),
        ],
        cancellationToken);

    internal static Task PutAsync(WriteSession session, Product product, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Put,
            new
            {
                id = product.Id.ToString(),
                name = product.Name,
                nameKey = Names.Key(product.Name),
                markets = Names.Join(product.Markets),
                productClass = product.Class is { } known ? Words.Of(known) : null,
                supportEndsOn = product.SupportEndsOn is { } day ? LocalDatePattern.Iso.Format(day) : null,
                purl = product.Purl?.ToString(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task PutAsync(WriteSession session, Release release, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.PutRelease,
            new { id = release.Id.ToString(), releasedOn = release.ReleasedOn is { } day ? LocalDatePattern.Iso.Format(day) : null, cancellationToken },
            session.Transaction);

    internal static Task SetPurlAsync(WriteSession session, ProductId id, PackageUrl purl, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.SetPurl, new { id = id.ToString(), purl = purl.ToString(), cancellationToken }, session.Transaction);

    internal static Task AddAsync(WriteSession session, IReadOnlyList<Release> releases, CancellationToken cancellationToken) => session.InsertManyAsync(
        Sql.AddRelease,
        [
            new("@id", releases.Select(release => release.Id.ToString()).ToArray()),
            new("@product", releases.Select(release => release.Product.ToString()).ToArray()),
            new("@version", releases.Select(release => release.Version).ToArray()),
            new("@releasedOn", releases.Select(release => release.ReleasedOn is { } day ? LocalDatePattern.Iso.Format(day) : null).ToArray()),
        ],
        cancellationToken);
}
