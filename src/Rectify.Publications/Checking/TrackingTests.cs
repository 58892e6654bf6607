using System.Globalization;
using Rectify.Publications.Data;
using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of versions and their history.</summary>
internal static class TrackingTests
{
    /// <summary>6.1.14: in the order of their dates, the numbers only grow.</summary>
    public static IEnumerable<(Node, string)> NotSorted(CsafDocument document)
    {
        DocumentVersion? last = null;
        foreach (var (node, _, version) in ByDate(document))
        {
            if (last is not null && version.CompareTo(last) < 0)
            {
                yield return At(document.Tracking["revision_history"], node["number"].Text);
                yield break;
            }
            last = version;
        }
    }

    /// <summary>6.1.16</summary>
    public static IEnumerable<(Node, string)> NotLatest(CsafDocument document)
    {
        var revisions = ByDate(document);
        var stated = document.Tracking["version"];
        if (revisions.Count == 0 || DocumentVersion.Parse(stated.Text) is not { } version) yield break;
        if (!version.IsSame(revisions[^1].Version, asDraft: document.Tracking["status"].Text == "draft") || version.IsInteger != revisions[^1].Version.IsInteger)
            yield return At(stated, revisions[^1].Node["number"].Text);
    }

    /// <summary>6.1.17</summary>
    public static IEnumerable<(Node, string)> StatusNotDraft(CsafDocument document)
    {
        var (status, version) = (document.Tracking["status"], DocumentVersion.Parse(document.Tracking["version"].Text));
        if (version is not null && status.Text is not ("draft" or "") && (version.IsBeforeFirst || version.PreRelease.Length > 0)) yield return At(status, status.Text);
    }

    /// <summary>6.1.18</summary>
    public static IEnumerable<(Node, string)> ReleasedWithDrafts(CsafDocument document) =>
        document.Tracking["status"].Text is not ("final" or "interim")
            ? []
            : History(document).Where(one => one.Version.IsBeforeFirst).Select(one => At(one.Node["number"], one.Node["number"].Text));

    /// <summary>6.1.19</summary>
    public static IEnumerable<(Node, string)> PreReleaseInHistory(CsafDocument document) =>
        History(document).Where(one => one.Version.PreRelease.Length > 0).Select(one => At(one.Node["number"], one.Node["number"].Text));

    /// <summary>6.1.20</summary>
    public static IEnumerable<(Node, string)> PreReleaseReleased(CsafDocument document)
    {
        var version = document.Tracking["version"];
        if (document.Tracking["status"].Text is "final" or "interim" && DocumentVersion.Parse(version.Text) is { PreRelease.Length: > 0 }) yield return At(version, version.Text);
    }

    /// <summary>6.1.21: it starts with 0 or 1, and no number between is left out.</summary>
    public static IEnumerable<(Node, string)> Gap(CsafDocument document)
    {
        var majors = ByDate(document).Select(one => one.Version.Major).Distinct().ToList();
        if (majors.Count == 0) yield break;
        if (majors[0] > 1) yield return At(document.Tracking["revision_history"], majors[0].ToString(CultureInfo.InvariantCulture));
        for (var i = 1; i < majors.Count; i++)
            if (majors[i] > majors[i - 1] + 1) yield return At(document.Tracking["revision_history"], majors[i].ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>6.1.22</summary>
    public static IEnumerable<(Node, string)> NumberTwice(CsafDocument document) => Repeated(document.Tracking.All("revision_history/*/number"));

    /// <summary>6.1.30</summary>
    public static IEnumerable<(Node, string)> MixedVersions(CsafDocument document)
    {
        var numbers = document.Tracking.All("revision_history/*/number").Append(document.Tracking["version"])
            .Select(node => (Node: node, Version: DocumentVersion.Parse(node.Text))).Where(one => one.Version is not null).ToList();
        return numbers.Where(one => one.Version?.IsInteger != numbers[0].Version?.IsInteger).Select(one => At(one.Node, one.Node.Text));
    }

    /// <summary>6.2.4</summary>
    public static IEnumerable<(Node, string)> BuildInHistory(CsafDocument document) =>
        History(document).Where(one => one.Version.Build.Length > 0).Select(one => At(one.Node["number"], one.Node["number"].Text));

    /// <summary>6.2.5</summary>
    public static IEnumerable<(Node, string)> InitialBeforeHistory(CsafDocument document)
    {
        var initial = document.Tracking["initial_release_date"];
        // 2.1 asks of a released document that its first release be in the history; what was a draft may be older there.
        var revisions = ByDate(document).Where(one => !document.Is21 || !one.Version.IsBeforeFirst).ToList();
        if (revisions.Count > 0 && Rfc3339.Parse(initial.Text) is { } date && date < revisions[0].Date) yield return At(initial, initial.Text);
    }

    /// <summary>6.2.6</summary>
    public static IEnumerable<(Node, string)> CurrentBeforeHistory(CsafDocument document)
    {
        var (current, revisions) = (document.Tracking["current_release_date"], ByDate(document));
        if (revisions.Count > 0 && Rfc3339.Parse(current.Text) is { } date && date < revisions[^1].Date) yield return At(current, current.Text);
    }

    /// <summary>6.2.21</summary>
    public static IEnumerable<(Node, string)> SameTime(CsafDocument document)
    {
        var revisions = ByDate(document);
        for (var i = 1; i < revisions.Count; i++)
            if (revisions[i].Date == revisions[i - 1].Date) yield return At(revisions[i].Node["date"], revisions[i].Node["number"].Text);
    }

    /// <summary>The revisions by date, then by number.</summary>
    public static List<(Node Node, Rfc3339 Date, DocumentVersion Version)> ByDate(CsafDocument document) =>
        [.. from one in History(document)
            let date = Rfc3339.Parse(one.Node["date"].Text)
            where date is not null
            orderby date, one.Version
            select (one.Node, date, one.Version)];

    private static IEnumerable<(Node Node, DocumentVersion Version)> History(CsafDocument document)
    {
        foreach (var revision in document.Tracking["revision_history"].Items)
            if (DocumentVersion.Parse(revision["number"].Text) is { } version) yield return (revision, version);
    }
}
