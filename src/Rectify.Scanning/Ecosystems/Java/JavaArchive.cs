using Rectify.Scanning.Packages;

namespace Rectify.Scanning.Ecosystems.Java;

/// <summary>
/// Gathers what one archive or unpacked folder tells about the Java libraries in it, and concludes which they are. The same library
/// found by several means is one component.
/// </summary>
/// <param name="location">Where the archive or folder is.</param>
/// <param name="isArchive">Whether it is an archive or a folder on disk.</param>
internal sealed class JavaArchive(string location, bool isArchive)
{
    private const string CoreGroup = "org.apache.logging.log4j", CoreName = "log4j-core", OldName = "log4j";

    private readonly List<Component> _found = [];
    private readonly SortedDictionary<string, Manifest> _manifests = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ulong?[]> _coreClasses = new(StringComparer.Ordinal);
    private readonly List<(string Path, ulong? Key)> _lookupsElsewhere = [];
    private string? _oldRoot;

    /// <summary>Whether compiled classes were seen: what makes a zip a Java archive.</summary>
    public bool HasClasses { get; set; }

    public void AddPom(string root, ReadOnlySpan<byte> content)
    {
        if (PomProperties.Read(content) is not { } pom) return;
        if (!_found.Exists(other => other.Group == pom.Group && other.Name == pom.Artifact && other.Version == pom.Version))
            _found.Add(NewComponent(pom.Group, pom.Artifact, pom.Version, PlaceOf(root), Origin.PomProperties, Evidence.PomProperties));
    }

    public void AddManifest(string root, ReadOnlySpan<byte> content) => _manifests[root] = Manifest.Read(content);

    /// <summary>One of log4j-core's classes in its own package.</summary>
    public void AddCoreClass(string root, Log4jClass kind, uint crc, long size)
    {
        if (!_coreClasses.TryGetValue(root, out var classes)) _coreClasses[root] = classes = new ulong?[Log4jClasses.Count];
        classes[(int)kind] = Log4jFingerprints.Key(crc, size);
    }

    /// <summary>log4j-core's JndiLookup somewhere else than in its own package.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="key">Its fingerprint, when that is a known one.</param>
    public void AddLookupElsewhere(string path, ulong? key) => _lookupsElsewhere.Add((path, key));

    /// <summary>A class that only the whole of log4j 1 has.</summary>
    public void AddOldClass(string root) => _oldRoot ??= root;

    /// <summary>Hands over what the clues amount to.</summary>
    public void Conclude(Findings findings)
    {
        var stated = _found.Count;
        foreach (var (root, classes) in _coreClasses) ConcludeCore(root, classes, findings.Notes);
        foreach (var (path, key) in _lookupsElsewhere) ConcludeElsewhere(path, key, findings.Notes);
        if (_oldRoot is not null) ConcludeOld(_oldRoot, findings.Notes);
        if (_found.Count == 0 || (stated > 1 && !IsNamedByPom())) ConcludeIdentity();
        findings.Components.AddRange(_found);
    }

    private void ConcludeCore(string root, ulong?[] classes, NoteList notes)
    {
        var evidence = classes[(int)Log4jClass.JndiLookup] is not null || _lookupsElsewhere.Count > 0
            ? Evidence.JndiLookupPresent
            : Evidence.JndiLookupRemoved;
        var place = PlaceOf(root);
        var versions = Log4jFingerprints.VersionsWith(classes);
        if (versions.Count == 0)
        {
            if (Support(IsCore, evidence)) return;
            var (version, origin) = NamedVersion("log4j-core", "log4j.core");
            if (version is null) notes.Add(NoteCode.FingerprintUnknown, place);
            _found.Add(NewComponent(CoreGroup, CoreName, version, place, origin, evidence | EvidenceOf(origin)));
            return;
        }
        evidence |= Evidence.ClassFingerprint;
        if (Support(component => IsCore(component) && component.Version is { } version && versions.Contains(version), evidence)) return;
        if (_found.Find(IsCore) is { Version: { } other } && PlaceOf(root) == location)
            notes.Add(NoteCode.FingerprintDiffers, place, versions[0], other);
        else if (versions.Count > 1)
            notes.Add(NoteCode.FingerprintAmbiguous, place, string.Join(", ", versions));
        _found.Add(NewComponent(CoreGroup, CoreName, versions[0], place, Origin.ClassFingerprint, evidence));
    }

    private void ConcludeElsewhere(string path, ulong? key, NoteList notes)
    {
        const Evidence Moved = Evidence.JndiLookupPresent | Evidence.Relocated;
        if (Support(IsCore, Moved)) return;
        var classes = new ulong?[Log4jClasses.Count];
        classes[(int)Log4jClass.JndiLookup] = key;
        var versions = key is null ? [] : Log4jFingerprints.VersionsWith(classes);
        if (versions.Count == 0) notes.Add(NoteCode.RelocatedClass, location, path);
        if (versions.Count > 1) notes.Add(NoteCode.FingerprintAmbiguous, location, string.Join(", ", versions));
        _found.Add(versions.Count == 0
            ? NewComponent(CoreGroup, CoreName, null, location, Origin.ClassContent, Moved)
            : NewComponent(CoreGroup, CoreName, versions[0], location, Origin.ClassFingerprint, Moved | Evidence.ClassFingerprint));
    }

    /// <summary>log4j 1 was published without Maven's files for years; bridges and forks name themselves.</summary>
    private void ConcludeOld(string root, NoteList notes)
    {
        if (_found.Exists(component => component.Name is OldName or "reload4j")) return;
        var (version, origin) = NamedVersion(OldName, OldName);
        if (version is null) notes.Add(NoteCode.VersionUnknown, PlaceOf(root), "log4j 1");
        _found.Add(NewComponent(OldName, OldName, version, PlaceOf(root), origin, EvidenceOf(origin)));
    }

    /// <summary>What the archive itself is, when no pom.properties says so.</summary>
    private void ConcludeIdentity()
    {
        var manifest = _manifests.GetValueOrDefault("");
        if (manifest is null && !HasClasses) return;
        var file = isArchive ? ArchiveName.Read(Location.FileName(location)) : default;
        var version = file.Version is { } named && manifest?.Version?.StartsWith(named, StringComparison.Ordinal) != false ? named : manifest?.Version ?? file.Version;
        var name = file.Version is not null ? file.Name : manifest?.Name;
        if (name is not { Length: > 0 } || version is null) return;
        var origin = manifest?.Version is null ? Origin.FileName : Origin.Manifest;
        // A symbolic name (org.apache.logging.log4j.core) is not the artifact's (log4j-core): a purl made of it would match nothing and say
        // "not vulnerable". Without a group there is no purl, and the answer says that the library was not matched.
        var group = name.Contains(' ') || (file.Version is null && name == manifest?.SymbolicName && name.Contains('.')) ? null : manifest?.Group;
        _found.Add(NewComponent(group, name, version, location, origin, EvidenceOf(origin)));
    }

    /// <summary>Whether one of the poms speaks of the archive itself rather than of something packed into it.</summary>
    private bool IsNamedByPom()
    {
        if (!isArchive) return true;
        var file = ArchiveName.Read(Location.FileName(location));
        var version = _manifests.GetValueOrDefault("")?.Version;
        return _found.Exists(component => component.Name == file.Name || (component.Version is { } own && (own == version || own == file.Version)));
    }

    private (string? Version, Origin Origin) NamedVersion(string fileName, string manifestName)
    {
        foreach (var manifest in _manifests.Values)
            if ((manifest.Name?.EndsWith(manifestName, StringComparison.OrdinalIgnoreCase) ?? false) && manifest.Version is { } version)
                return (version, Origin.Manifest);
        var file = isArchive ? ArchiveName.Read(Location.FileName(location)) : default;
        return file.Name == fileName && file.Version is not null ? (file.Version, Origin.FileName) : (null, Origin.ClassContent);
    }

    private bool Support(Predicate<Component> fits, Evidence evidence)
    {
        var index = _found.FindIndex(fits);
        if (index >= 0) _found[index] = _found[index] with { Evidence = _found[index].Evidence | evidence };
        return index >= 0;
    }

    private static bool IsCore(Component component) => component is { Group: CoreGroup, Name: CoreName };

    private static Evidence EvidenceOf(Origin origin) => origin switch
    {
        Origin.Manifest => Evidence.Manifest,
        Origin.FileName => Evidence.FileName,
        _ => Evidence.None,
    };

    private string PlaceOf(string root)
    {
        var folder = root.TrimEnd('/');
        if (folder.Length == 0) return location;
        return isArchive ? Location.Entry(location, folder) : location == "." ? folder : $"{location}/{folder}";
    }

    private static Component NewComponent(string? group, string name, string? version, string place, Origin origin, Evidence evidence) => new()
    {
        Group = group,
        Name = name,
        Version = version,
        Purl = group is not null && PackageUrl.TryCreate("maven", group, name, version, null, null, out var purl, out _) ? purl : null,
        Location = place,
        Origin = origin,
        Evidence = evidence,
    };
}
