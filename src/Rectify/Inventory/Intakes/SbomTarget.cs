using Rectify.Foundation;
using Rectify.Scanning;
using Rectify.Scanning.Packages;
using Rectify.Storage;

namespace Rectify.Inventory.Intakes;

/// <summary>For what an SBOM is, by what it says it is about: the product of that purl, or of that name, in that version.</summary>
public static class SbomTarget
{
    /// <summary>Finds it; a version that has no release yet becomes one when the file is handed in.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="scan">What was read; of several documents in an archive the first that says what it is about.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Result<HandInTarget>> OfAsync(ReadSession session, ScanResult scan, CancellationToken cancellationToken)
    {
        if (scan.Documents.Select(document => document.Subject).OfType<Component>().FirstOrDefault(about => about.Name.Length > 0) is not { } subject) return IntakeProblems.NamesNothing;
        if ((subject.Version ?? subject.Purl?.Version) is not { Length: > 0 } version) return IntakeProblems.NamesNoVersion(subject.Name);
        var products = subject.Purl is { } purl && Bare(purl) is { } package ? await ProductStore.OfPurlAsync(session, package, cancellationToken) : [];
        if (products.Count == 0) products = await ProductStore.OfNameAsync(session, subject.Name, cancellationToken);
        return products switch
        {
            [var one] => new HandInTarget.OfProduct(one.Id, version),
            [] => IntakeProblems.NoSuchProduct(subject.Name),
            _ => IntakeProblems.SeveralProducts(subject.Name),
        };
    }

    /// <summary>The package without the version: what a product is to others.</summary>
    private static PackageUrl? Bare(PackageUrl purl) =>
        PackageUrl.TryCreate(purl.Type, purl.Namespace, purl.Name, version: null, purl.Qualifiers, purl.Subpath, out var bare, out _) ? bare : null;
}
