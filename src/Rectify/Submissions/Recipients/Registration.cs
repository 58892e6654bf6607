namespace Rectify.Submissions.Recipients;

/// <summary>Whether a recipient knows us.</summary>
public enum Registration
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>It asks for none: whoever writes is heard.</summary>
    NotNeeded,

    /// <summary>We are not.</summary>
    Missing,

    /// <summary>It was asked for.</summary>
    Pending,

    /// <summary>We are.</summary>
    Registered,
}
