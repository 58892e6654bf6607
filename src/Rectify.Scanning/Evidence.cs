namespace Rectify.Scanning;

/// <summary>What supports a component, and what it says about its state.</summary>
[Flags]
public enum Evidence
{
    /// <summary>Nothing beyond the origin.</summary>
    None = 0,
    /// <summary>A pom.properties states name and version.</summary>
    PomProperties = 1,
    /// <summary>A manifest states name or version.</summary>
    Manifest = 2,
    /// <summary>The file's name states name and version.</summary>
    FileName = 4,
    /// <summary>The checksums of classes are those of a known build.</summary>
    ClassFingerprint = 8,
    /// <summary>log4j-core's JndiLookup is there, under its own or another name.</summary>
    JndiLookupPresent = 16,
    /// <summary>
    /// log4j-core's other classes are in their place and JndiLookup is nowhere in the archive. Mitigates CVE-2021-44228 and
    /// CVE-2021-45046, nothing else (https://logging.apache.org/security.html).
    /// </summary>
    JndiLookupRemoved = 32,
    /// <summary>Classes stand under another package than their own.</summary>
    Relocated = 64,
}
