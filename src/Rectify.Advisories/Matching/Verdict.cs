namespace Rectify.Advisories.Matching;

/// <summary>What a match says. There is no "safe": what does not match is simply not there.</summary>
public enum Verdict
{
    /// <summary>The version is one that an advisory names as affected.</summary>
    Affected,
    /// <summary>An advisory speaks of the package, but whether it means this version cannot be told; a person must look.</summary>
    CannotCompare,
}

/// <summary>Why a verdict was given.</summary>
public enum VerdictReason
{
    /// <summary>The version lies within an affected range. Arguments: none.</summary>
    InRange,
    /// <summary>The version is listed as affected. Arguments: none.</summary>
    Listed,
    /// <summary>The component has no version. Arguments: none.</summary>
    VersionUnknown,
    /// <summary>The component's version is none that this ecosystem can order. Arguments: the version.</summary>
    VersionNotComparable,
    /// <summary>A bound of the range is none that this ecosystem can order. Arguments: the bound.</summary>
    BoundNotComparable,
    /// <summary>Versions of this ecosystem are not ordered by Rectify yet. Arguments: the ecosystem.</summary>
    NoVersionOrder,
    /// <summary>The range ends before it begins, and no versions are listed. Arguments: the range.</summary>
    RangeInverted,
    /// <summary>The advisory names commits only. Arguments: none.</summary>
    CommitsOnly,
}
