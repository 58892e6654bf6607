namespace Rectify.Scanning;

/// <summary>How a component was found, the surest first: when several ways lead to the same component, the first of these is named.</summary>
public enum Origin
{
    /// <summary>An SBOM states it.</summary>
    Sbom,
    /// <summary>A <c>META-INF/maven/…/pom.properties</c>.</summary>
    PomProperties,
    /// <summary>The checksums of its classes.</summary>
    ClassFingerprint,
    /// <summary>A <c>META-INF/MANIFEST.MF</c>.</summary>
    Manifest,
    /// <summary>The archive's file name.</summary>
    FileName,
    /// <summary>What stands inside a class that was renamed or moved.</summary>
    ClassContent,
}
