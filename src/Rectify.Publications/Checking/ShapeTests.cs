using Rectify.Publications.Data;
using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The test of members that the schema does not know.</summary>
internal static class ShapeTests
{
    /// <summary>6.2.20. CVSS objects, which have schemas of their own, are not looked into, nor are extensions.</summary>
    public static IEnumerable<(Node, string)> AdditionalProperty(CsafDocument document)
    {
        var open = new Stack<(Node Node, string Object)>([(document.Root, KnownMembers.Root)]);
        while (open.TryPop(out var at))
        {
            foreach (var item in at.Node.Items) open.Push((item, at.Object));
            if (KnownMembers.Of(document.Is21, at.Object) is not { } members) continue;
            foreach (var (name, member) in at.Node.Members)
            {
                if (!members.TryGetValue(name, out var inner)) yield return At(member, name);
                else if (inner.Length > 0) open.Push((member, inner));
            }
        }
    }
}
