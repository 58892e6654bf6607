namespace Rectify.Foundation;

/// <summary>What a person may do (design §7).</summary>
public enum PersonRole
{
    /// <summary>Sees what is open.</summary>
    Reader,

    /// <summary>Works on findings.</summary>
    Analyst,

    /// <summary>Writes submissions.</summary>
    Reporter,

    /// <summary>Approves what leaves the house; never their own work alone.</summary>
    Approver,

    /// <summary>Assigns and decides within a case.</summary>
    Manager,

    /// <summary>Speaks with the parties of a case.</summary>
    Coordinator,

    /// <summary>Verifies for an authority.</summary>
    Inspector,

    /// <summary>A vendor's person, invited to a case.</summary>
    VendorGuest,

    /// <summary>Who found it.</summary>
    Finder,

    /// <summary>Reads the record, changes nothing.</summary>
    Auditor,

    /// <summary>Sets up people, roles and keys.</summary>
    Administrator,
}
