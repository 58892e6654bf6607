using Rectify.Publications.Data;
using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The test of members that the schema does not know.</summary>
internal static class ShapeTests
{
    private static readonly string[] ScoreMembers =
    [
        "version", "vectorString", "baseScore", "baseSeverity", "temporalScore", "temporalSeverity", "threatScore", "threatSeverity", "environmentalScore", "environmentalSeverity",
    ];

    /// <summary>6.2.20. Extensions and SSVC, which have schemas of their own, are not looked into.</summary>
    public static IEnumerable<(Node, string)> AdditionalProperty(CsafDocument document)
    {
        foreach (var cvss in document.Cvss)
        {
            var known = CvssMetrics.Of(cvss.Pointer[^1..]).Select(metric => metric.Member).Concat(ScoreMembers).ToHashSet(StringComparer.Ordinal);
            foreach (var (name, member) in cvss.Members)
                if (!known.Contains(name)) yield return At(member, name);
        }
        var open = new Stack<(Node Node, string Object)>([(document.Root, KnownMembers.Root)]);
        while (open.TryPop(out var at))
        {
            foreach (var item in at.Node.Items) open.Push((item, at.Object));
            if (KnownMembers.Of(document.Is21, at.Object) is not { } members) continue;
            foreach (var (name, member) in at.Node.Members)
            {
                if (!members.TryGetValue(name, out var inner)) yield return At(member, name);
                else if (inner.Length > 0) open.Push((member, inner));
            }
        }
    }
}
