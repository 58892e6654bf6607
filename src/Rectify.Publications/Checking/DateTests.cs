using Rectify.Publications.Data;
using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of times (2.1).</summary>
internal static class DateTests
{
    private static readonly string[] Places =
    [
        "document/tracking/current_release_date", "document/tracking/initial_release_date", "document/tracking/generator/date", "document/tracking/revision_history/*/date",
        "vulnerabilities/*/disclosure_date", "vulnerabilities/*/discovery_date", "vulnerabilities/*/flags/*/date", "vulnerabilities/*/involvements/*/date",
        "vulnerabilities/*/first_known_exploitation_dates/*/date", "vulnerabilities/*/first_known_exploitation_dates/*/exploitation_date", "vulnerabilities/*/remediations/*/date",
        "vulnerabilities/*/threats/*/date", "vulnerabilities/*/metrics/*/content/epss/timestamp", "vulnerabilities/*/metrics/*/content/ssvc_v2/timestamp",
    ];

    /// <summary>6.1.37. Leap seconds, which RFC 3339 has, CSAF does not want.</summary>
    public static IEnumerable<(Node, string)> Invalid(CsafDocument document) =>
        Places.SelectMany(document.Root.All).Where(date => Rfc3339.Parse(date.Text) is not { IsLeapSecond: false }).Select(date => At(date, date.Text));

    /// <summary>6.1.45: what everybody may read was disclosed by then.</summary>
    public static IEnumerable<(Node, string)> DisclosedLater(CsafDocument document) =>
        document.Document["distribution"]["tlp"]["label"].Text == "CLEAR" ? Later(document, "vulnerabilities/*/disclosure_date") : [];

    /// <summary>6.2.33: of what not everybody may read; the last day of the calendar stands for never.</summary>
    public static IEnumerable<(Node, string)> DisclosedAfterRevision(CsafDocument document) =>
        document.Document["distribution"]["tlp"]["label"].Text == "CLEAR" ? []
            : Later(document, "vulnerabilities/*/disclosure_date").Where(finding => !finding.Item2.StartsWith("9999-12-31", StringComparison.Ordinal));

    /// <summary>6.1.49</summary>
    public static IEnumerable<(Node, string)> SsvcLater(CsafDocument document) => Later(document, "vulnerabilities/*/metrics/*/content/ssvc_v2/timestamp");

    /// <summary>6.1.51</summary>
    public static IEnumerable<(Node, string)> EpssLater(CsafDocument document) => Later(document, "vulnerabilities/*/metrics/*/content/epss/timestamp");

    /// <summary>6.1.52</summary>
    public static IEnumerable<(Node, string)> ExploitedLater(CsafDocument document) =>
        Later(document, "vulnerabilities/*/first_known_exploitation_dates/*/date").Concat(Later(document, "vulnerabilities/*/first_known_exploitation_dates/*/exploitation_date"));

    /// <summary>6.1.53: an exploitation that was known before it happened.</summary>
    public static IEnumerable<(Node, string)> KnownBefore(CsafDocument document) =>
        from exploitation in document.Root.All("vulnerabilities/*/first_known_exploitation_dates/*")
        let happened = Rfc3339.Parse(exploitation["exploitation_date"].Text)
        let known = Rfc3339.Parse(exploitation["date"].Text)
        where happened is not null && known is not null && happened > known
        select At(exploitation["exploitation_date"], exploitation["exploitation_date"].Text);

    /// <summary>Times in a released document after its newest revision.</summary>
    private static IEnumerable<(Node, string)> Later(CsafDocument document, string path)
    {
        if (document.Tracking["status"].Text is not ("final" or "interim") || TrackingTests.ByDate(document) is not [.., var newest]) return [];
        return document.Root.All(path).Where(date => Rfc3339.Parse(date.Text) is { } time && time > newest.Date).Select(date => At(date, date.Text));
    }
}
