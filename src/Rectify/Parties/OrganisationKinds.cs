namespace Rectify.Parties;

/// <summary>The words for a kind in the store and in events; they never change.</summary>
internal static class OrganisationKinds
{
    public static string ToWord(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.Own => "own",
        OrganisationKind.Member => "member",
        OrganisationKind.Vendor => "vendor",
        OrganisationKind.Authority => "authority",
        OrganisationKind.Upstream => "upstream",
        OrganisationKind.Medium => "medium",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static OrganisationKind Parse(string word) => word switch
    {
        "own" => OrganisationKind.Own,
        "member" => OrganisationKind.Member,
        "vendor" => OrganisationKind.Vendor,
        "authority" => OrganisationKind.Authority,
        "upstream" => OrganisationKind.Upstream,
        "medium" => OrganisationKind.Medium,
        _ => throw new FormatException($"Not a kind of organisation: {word}"),
    };
}
