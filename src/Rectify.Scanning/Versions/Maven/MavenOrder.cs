namespace Rectify.Scanning.Versions.Maven;

/// <summary>
/// Maven: <c>ComparableVersion</c> of Maven 3.9 and 4, made a total order (docs/ecosystems/maven.md names the differences). Every text
/// is a version, as it is in Maven.
/// </summary>
internal sealed class MavenOrder : VersionOrder
{
    public static MavenOrder Instance { get; } = new();

    private protected override ComparableVersion? Read(string text) => new MavenVersion(text, MavenTokens.Read(text));
}
