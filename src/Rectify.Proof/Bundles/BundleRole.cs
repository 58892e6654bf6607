namespace Rectify.Proof.Bundles;

/// <summary>What a member of a bundle is for.</summary>
public enum BundleRole
{
    /// <summary>The exact bytes of an event: a leaf of the log.</summary>
    Event,

    /// <summary>A payload that an event commits to; it names its event and its salt.</summary>
    Payload,

    /// <summary>The 32 bytes that stand before a payload when it is hashed.</summary>
    Salt,

    /// <summary>The exact bytes that were sent to a recipient.</summary>
    Submission,

    /// <summary>The exact bytes that a recipient gave back.</summary>
    Acknowledgement,

    /// <summary>A file that shows that something was done.</summary>
    Evidence,

    /// <summary>A rule that a deadline was computed from.</summary>
    Rules,

    /// <summary>A calendar of holidays that a deadline was computed from.</summary>
    Calendar,

    /// <summary>That an event stands in the tree of a checkpoint.</summary>
    Inclusion,

    /// <summary>A signed checkpoint of the log.</summary>
    Checkpoint,

    /// <summary>That a checkpoint's tree only adds to an earlier one's.</summary>
    Consistency,

    /// <summary>A public key that signed a checkpoint.</summary>
    Key,

    /// <summary>An RFC 3161 token over the bytes of another member.</summary>
    Timestamp,
}

/// <summary>How a manifest spells the roles, and in which folder their members stand.</summary>
internal static class BundleRoles
{
    private static readonly (BundleRole Role, string Name, string Folder)[] All =
    [
        (BundleRole.Event, "event", "events/"),
        (BundleRole.Payload, "payload", "payloads/"),
        (BundleRole.Salt, "salt", "payloads/"),
        (BundleRole.Submission, "submission", "submissions/"),
        (BundleRole.Acknowledgement, "acknowledgement", "acknowledgements/"),
        (BundleRole.Evidence, "evidence", "evidence/"),
        (BundleRole.Rules, "rules", "rules/"),
        (BundleRole.Calendar, "calendar", "calendars/"),
        (BundleRole.Inclusion, "inclusion", "proofs/"),
        (BundleRole.Checkpoint, "checkpoint", "checkpoints/"),
        (BundleRole.Consistency, "consistency", "proofs/"),
        (BundleRole.Key, "key", "keys/"),
        (BundleRole.Timestamp, "timestamp", "timestamps/"),
    ];

    public static string Name(this BundleRole role) => All[(int)role].Name;

    public static string Folder(this BundleRole role) => All[(int)role].Folder;

    public static bool TryParse(string? name, out BundleRole role)
    {
        var at = Array.FindIndex(All, row => row.Name == name);
        role = at < 0 ? default : All[at].Role;
        return at >= 0;
    }
}
