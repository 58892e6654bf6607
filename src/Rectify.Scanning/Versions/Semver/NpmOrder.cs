namespace Rectify.Scanning.Versions.Semver;

/// <summary>
/// npm: semantic versions with what node-semver calls loose (a leading <c>v</c> or <c>=</c>, letters straight after digits), and the
/// registry's older texts where their order is plain: <c>10.3</c> is <c>10.3.0</c>, <c>2.0a1</c> comes before <c>2.0</c>.
/// </summary>
internal sealed class NpmOrder : VersionOrder
{
    public static NpmOrder Instance { get; } = new();

    private protected override ComparableVersion? Read(string text) => SemanticVersion.Read(text, text.AsSpan().TrimStart("=v V "));
}
