namespace Rectify.Scanning.Versions.Pypi;

/// <summary>
/// PyPI: PEP 440 with epochs, pre-, post- and development releases and local versions, in all the spellings that the PEP's
/// normalisation takes. What the PEP refuses (<c>0.9-eevee</c>) is refused here.
/// </summary>
internal sealed class PypiOrder : VersionOrder
{
    public static PypiOrder Instance { get; } = new();

    private protected override ComparableVersion? Read(string text) => new PypiReader(text).Read(text);
}
