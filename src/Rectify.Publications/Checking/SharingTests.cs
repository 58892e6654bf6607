using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of who may read a document (2.1).</summary>
internal static class SharingTests
{
    private const string Everybody = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private const string Nobody = "00000000-0000-0000-0000-000000000000";
    private const string EverybodyName = "Public";
    private const string NobodyName = "No sharing allowed";

    /// <summary>6.1.38</summary>
    public static IEnumerable<(Node, string)> PublicGroupWithLabel(CsafDocument document)
    {
        var (id, label) = (Group(document)["id"], Label(document));
        if (id.Text == Everybody && label.Text != "CLEAR") yield return At(label, label.Text);
    }

    /// <summary>6.1.39</summary>
    public static IEnumerable<(Node, string)> ClearWithOtherGroup(CsafDocument document)
    {
        var id = Group(document)["id"];
        var isDraft = id.Text == Nobody && document.Tracking["status"].Text == "draft";
        if (Label(document).Text == "CLEAR" && id.Text.Length > 0 && id.Text != Everybody && !isDraft) yield return At(id, id.Text);
    }

    /// <summary>6.1.40: a name that belongs to another group.</summary>
    public static IEnumerable<(Node, string)> NameOfOtherGroup(CsafDocument document)
    {
        var (id, name) = (Group(document)["id"].Text, Group(document)["name"]);
        if ((name.Text == EverybodyName && id != Everybody) || (name.Text == NobodyName && id != Nobody)) yield return At(name, name.Text);
    }

    /// <summary>6.1.41</summary>
    public static IEnumerable<(Node, string)> WithoutItsName(CsafDocument document)
    {
        var (id, name) = (Group(document)["id"].Text, Group(document)["name"]);
        if ((id == Everybody && name.Text != EverybodyName) || (id == Nobody && name.Text != NobodyName)) yield return At(name, id);
    }

    /// <summary>6.2.28</summary>
    public static IEnumerable<(Node, string)> GroupOfEverybody(CsafDocument document) => Of(document, Everybody);

    /// <summary>6.2.29</summary>
    public static IEnumerable<(Node, string)> GroupOfNobody(CsafDocument document) => Of(document, Nobody);

    /// <summary>6.2.30</summary>
    public static IEnumerable<(Node, string)> GroupOnClear(CsafDocument document)
    {
        if (Label(document).Text == "CLEAR" && Group(document) is { IsThere: true } group) yield return At(group, group["id"].Text);
    }

    private static IEnumerable<(Node, string)> Of(CsafDocument document, string id)
    {
        if (Group(document)["id"] is var stated && stated.Text == id) yield return At(stated, id);
    }

    private static Node Group(CsafDocument document) => document.Document["distribution"]["sharing_group"];

    private static Node Label(CsafDocument document) => document.Document["distribution"]["tlp"]["label"];
}
