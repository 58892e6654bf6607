using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of remedies that contradict each other or the status (2.1, section on remediations).</summary>
internal static class RemediationTests
{
    /// <summary>Which kinds of remedies exclude each other for one product.</summary>
    private static readonly Dictionary<string, string[]> Excludes = new(StringComparer.Ordinal)
    {
        ["workaround"] = ["optional_patch", "none_available"],
        ["mitigation"] = ["optional_patch", "none_available"],
        ["vendor_fix"] = ["optional_patch", "none_available", "fix_planned", "no_fix_planned"],
        ["optional_patch"] = ["workaround", "mitigation", "vendor_fix", "none_available", "fix_planned", "no_fix_planned"],
        ["none_available"] = ["workaround", "mitigation", "vendor_fix", "optional_patch", "fix_planned", "no_fix_planned"],
        ["fix_planned"] = ["vendor_fix", "optional_patch", "none_available", "no_fix_planned"],
        ["no_fix_planned"] = ["vendor_fix", "optional_patch", "none_available", "fix_planned"],
    };

    private static readonly string[] NotAffectedOrFixed = [.. StatusTests.NotAffected, .. StatusTests.Fixed];

    /// <summary>Which statuses a kind of remedy makes no sense with.</summary>
    private static readonly Dictionary<string, string[]> Contradicts = new(StringComparer.Ordinal)
    {
        ["workaround"] = NotAffectedOrFixed,
        ["mitigation"] = NotAffectedOrFixed,
        ["vendor_fix"] = NotAffectedOrFixed,
        ["optional_patch"] = StatusTests.Affected,
        ["none_available"] = NotAffectedOrFixed,
        ["fix_planned"] = StatusTests.Fixed,
        ["no_fix_planned"] = StatusTests.Fixed,
    };

    /// <summary>6.1.35</summary>
    public static IEnumerable<(Node, string)> Contradicting(CsafDocument document)
    {
        foreach (var vulnerability in document.Vulnerabilities)
        {
            var said = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
            foreach (var remediation in vulnerability["remediations"].Items)
            {
                var category = remediation["category"].Text;
                if (!Excludes.TryGetValue(category, out var excluded)) continue;
                var clash = document.Named(remediation).FirstOrDefault(id => said.TryGetValue(id, out var others) && excluded.Any(others.Contains));
                if (clash is not null) yield return At(remediation, clash);
                foreach (var id in document.Named(remediation)) (said.TryGetValue(id, out var others) ? others : said[id] = []).Add(category);
            }
        }
    }

    /// <summary>6.1.36</summary>
    public static IEnumerable<(Node, string)> ContradictingStatus(CsafDocument document) =>
        from vulnerability in document.Vulnerabilities
        from remediation in vulnerability["remediations"].Items
        where Contradicts.ContainsKey(remediation["category"].Text)
        let forbidden = CsafDocument.WithStatus(vulnerability, Contradicts[remediation["category"].Text])
        let clash = document.Named(remediation).FirstOrDefault(forbidden.Contains)
        where clash is not null
        select At(remediation, clash);
}
