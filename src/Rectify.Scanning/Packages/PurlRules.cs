using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Rectify.Scanning.Packages;

/// <summary>The rules of the types, applied to decoded parts: letter case, allowed and required parts, and the few special ones.</summary>
internal static partial class PurlRules
{
    public static bool Apply(
        PurlType type,
        string? ns,
        string name,
        string? version,
        IReadOnlyList<PurlQualifier> qualifiers,
        string? subpath,
        [NotNullWhen(true)] out PackageUrl? purl,
        ref PurlProblem? problem)
    {
        purl = null;
        if (type.Id is "npm" or "golang" or "git" && !TryDivide(type.Id == "git", ref ns, ref name, ref problem)) return false;
        if (ns is not null && type.Namespace == Presence.Forbidden) return Refuse(PurlProblemCode.NamespaceForbidden, ns, out problem);
        if (ns is null && type.Namespace == Presence.Required) problem ??= PurlProblem.Of(PurlProblemCode.NamespaceMissing, name);
        if (type.RequiredQualifier is { } required && !Has(qualifiers, required))
            problem ??= PurlProblem.Of(PurlProblemCode.QualifierMissing, required);

        ns = ns is null ? null : Cased(ns, type.NamespaceLetters);
        name = Cased(name, type.NameLetters);
        version = version is null ? null : Cased(version, type.VersionLetters);
        switch (type.Id)
        {
            case "pypi":
                name = name.Replace('_', '-');
                break;
            case "pub":
                name = NotPub().Replace(name, "_");
                break;
            case "mlflow" when IsDatabricks(qualifiers):
                name = name.ToLowerInvariant();
                break;
            case "cpan" when name.Contains("::", StringComparison.Ordinal):
                return Refuse(PurlProblemCode.NameNotAllowed, name, out problem);
            case "chrome-extension" when !ChromeName().IsMatch(name):
                return Refuse(PurlProblemCode.NameNotAllowed, name, out problem);
            case "chrome-extension" when version is not null && !ChromeVersion().IsMatch(version):
                return Refuse(PurlProblemCode.VersionNotAllowed, version, out problem);
        }
        purl = new PackageUrl(type.Id, ns, name, version, qualifiers, subpath);
        return true;
    }

    /// <summary>
    /// Names of these types are paths: the last segment of npm and Go is the name, the first of git is the namespace. Some producers
    /// encode the whole of @scope/name or host/owner/name as one segment.
    /// </summary>
    private static bool TryDivide(bool isGit, ref string? ns, ref string name, ref PurlProblem? problem)
    {
        if (!isGit && !name.Contains('/', StringComparison.Ordinal)) return true;
        if (!isGit) problem ??= PurlProblem.Of(PurlProblemCode.SeparatorEncoded, name);
        var segments = $"{ns}/{name}".Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length == 0) return Refuse(PurlProblemCode.NameMissing, name, out problem);
        var first = segments.Length == 1 ? 0 : isGit ? 1 : segments.Length - 1;
        ns = first == 0 ? null : string.Join('/', segments[..first]);
        name = string.Join('/', segments[first..]);
        return true;
    }

    private static string Cased(string text, Letters letters) => letters switch
    {
        Letters.Lower => text.ToLowerInvariant(),
        Letters.Upper => text.ToUpperInvariant(),
        _ => text,
    };

    /// <summary>Model names have no case on Databricks and keep it elsewhere.</summary>
    private static bool IsDatabricks(IReadOnlyList<PurlQualifier> qualifiers)
    {
        foreach (var (key, value) in qualifiers)
            if (key == "repository_url") return value.Contains("azuredatabricks.net", StringComparison.OrdinalIgnoreCase);
        return false;
    }

    private static bool Has(IReadOnlyList<PurlQualifier> qualifiers, string key)
    {
        foreach (var qualifier in qualifiers)
            if (qualifier.Key == key) return true;
        return false;
    }

    private static bool Refuse(PurlProblemCode code, string detail, out PurlProblem? problem)
    {
        problem = PurlProblem.Of(code, detail);
        return false;
    }

    [GeneratedRegex("[^a-z0-9_]")]
    private static partial Regex NotPub();

    [GeneratedRegex("^[a-p]{32}$")]
    private static partial Regex ChromeName();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+){0,3}$")]
    private static partial Regex ChromeVersion();
}
