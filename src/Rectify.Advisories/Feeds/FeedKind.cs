namespace Rectify.Advisories.Feeds;

/// <summary>The kinds of data that the advisory database is made from.</summary>
public enum FeedKind
{
    /// <summary>Advisories in the OSV schema, https://ossf.github.io/osv-schema/.</summary>
    Osv,
    /// <summary>CISA's Known Exploited Vulnerabilities catalogue.</summary>
    Kev,
    /// <summary>FIRST's Exploit Prediction Scoring System, https://www.first.org/epss/.</summary>
    Epss,
}
