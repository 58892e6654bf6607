namespace Rectify.Parties;

/// <summary>The words for a role in the store and in events; they never change.</summary>
internal static class Roles
{
    public static string ToWord(this Role role) => role switch
    {
        Role.Reader => "reader",
        Role.Analyst => "analyst",
        Role.Reporter => "reporter",
        Role.Approver => "approver",
        Role.Manager => "manager",
        Role.Coordinator => "coordinator",
        Role.Inspector => "inspector",
        Role.VendorGuest => "vendor-guest",
        Role.Finder => "finder",
        Role.Auditor => "auditor",
        Role.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public static Role Parse(string word) => word switch
    {
        "reader" => Role.Reader,
        "analyst" => Role.Analyst,
        "reporter" => Role.Reporter,
        "approver" => Role.Approver,
        "manager" => Role.Manager,
        "coordinator" => Role.Coordinator,
        "inspector" => Role.Inspector,
        "vendor-guest" => Role.VendorGuest,
        "finder" => Role.Finder,
        "auditor" => Role.Auditor,
        "administrator" => Role.Administrator,
        _ => throw new FormatException($"Not a role: {word}"),
    };
}
