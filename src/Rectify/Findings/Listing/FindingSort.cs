namespace Rectify.Findings.Listing;

/// <summary>What a list of findings begins with. Findings that are alike in it are listed by severity, then by EPSS, then by age.</summary>
public enum FindingSort
{
    /// <summary>The most severe first; what nobody has rated last.</summary>
    Severity,

    /// <summary>What a case must act on first; then what is in a case in which nothing is due, then the rest.</summary>
    ActBy,

    /// <summary>What can be reached from the Internet first, then where nobody has said (unknown is not safe), by partners, from inside; releases last.</summary>
    Exposure,
}
