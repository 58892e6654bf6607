namespace Rectify.Parties;

/// <summary>The words for a role in the store and in events; they never change.</summary>
internal static class PersonRoles
{
    public static string ToWord(this PersonRole role) => role switch
    {
        PersonRole.Reader => "reader",
        PersonRole.Analyst => "analyst",
        PersonRole.Reporter => "reporter",
        PersonRole.Approver => "approver",
        PersonRole.Manager => "manager",
        PersonRole.Coordinator => "coordinator",
        PersonRole.Inspector => "inspector",
        PersonRole.VendorGuest => "vendor-guest",
        PersonRole.Finder => "finder",
        PersonRole.Auditor => "auditor",
        PersonRole.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public static PersonRole Parse(string word) => word switch
    {
        "reader" => PersonRole.Reader,
        "analyst" => PersonRole.Analyst,
        "reporter" => PersonRole.Reporter,
        "approver" => PersonRole.Approver,
        "manager" => PersonRole.Manager,
        "coordinator" => PersonRole.Coordinator,
        "inspector" => PersonRole.Inspector,
        "vendor-guest" => PersonRole.VendorGuest,
        "finder" => PersonRole.Finder,
        "auditor" => PersonRole.Auditor,
        "administrator" => PersonRole.Administrator,
        _ => throw new FormatException($"Not a role: {word}"),
    };
}
