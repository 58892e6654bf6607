using System.Text.Json;

namespace Rectify.Advisories.Vex;

/// <summary>
/// CSAF 2.0 and 2.1 (OASIS): the product status of each vulnerability, with its flags, impacts and remediations. Products of one status
/// that say the same become one statement.
/// </summary>
internal sealed class CsafReader(VexContext context)
{
    private static readonly string[] Statuses =
        ["first_affected", "last_affected", "known_affected", "under_investigation", "known_not_affected", "first_fixed", "fixed"];

    public static bool IsOne(JsonElement root, VexContext context) =>
        VexContext.Get(VexContext.Get(root, "document"), "csaf_version").ValueKind == JsonValueKind.String;

    public VexDocument Read(JsonElement root)
    {
        var document = VexContext.Get(root, "document");
        var tracking = VexContext.Get(document, "tracking");
        var spec = context.Text(document, "csaf_version", "document");
        if (spec is not ("2.0" or "2.1")) context.Note(VexNoteCode.VersionUnknown, "document", spec);
        var (issued, updated) = (context.Time(tracking, "initial_release_date", "document/tracking"), context.Time(tracking, "current_release_date", "document/tracking"));
        var tree = CsafProducts.Of(VexContext.Get(root, "product_tree"), context);
        var statements = new List<VexStatement>();
        foreach (var (vulnerability, place) in context.Objects(root, "vulnerabilities", "")) Read(vulnerability, place, tree, updated ?? issued, statements);
        return new VexDocument
        {
            Format = VexFormat.Csaf,
            SpecVersion = spec,
            Id = context.Text(tracking, "id", "document/tracking"),
            Version = context.Text(tracking, "version", "document/tracking"),
            Author = context.Text(VexContext.Get(document, "publisher"), "name", "document/publisher"),
            IssuedAt = issued,
            UpdatedAt = updated ?? issued,
            Statements = statements,
        };
    }

    private void Read(JsonElement vulnerability, string place, CsafProducts tree, DateTimeOffset? time, List<VexStatement> statements)
    {
        var status = VexContext.Get(vulnerability, "product_status");
        if (status.ValueKind == JsonValueKind.Undefined) return;
        if (status.ValueKind != JsonValueKind.Object)
        {
            context.Note(VexNoteCode.PartWrong, place, "product_status", "object");
            return;
        }
        var ids = Ids(vulnerability, place);
        if (ids.Count == 0)
        {
            context.Note(VexNoteCode.VulnerabilityMissing, place);
            return;
        }
        foreach (var member in status.EnumerateObject())
            if (member.Name != "recommended" && VexWords.CsafStatus(member.Name) is null) context.Note(VexNoteCode.StatusUnknown, place, member.Name);
        var flags = CsafScope.Of(vulnerability, "flags", place, tree, context, (flag, at) => context.Text(flag, "label", at));
        var impacts = CsafScope.Of(vulnerability, "threats", place, tree, context, (threat, at) => context.Text(threat, "category", at) == "impact" ? context.Text(threat, "details", at) : "");
        var actions = CsafScope.Of(vulnerability, "remediations", place, tree, context, Action);
        foreach (var word in Statuses)
        {
            if (VexWords.CsafStatus(word) is not { } stated) continue;
            // A flag says why a product is not affected and nothing else; the order of first appearance is kept.
            var groups = new Dictionary<(string Flag, string Impact, string Action), List<VexProduct>>();
            var order = new List<(string Flag, string Impact, string Action)>();
            foreach (var id in context.Texts(status, word, place))
            {
                context.SpendPart();
                if (tree.Find(id, place) is not { } product) continue;
                var key = (stated == StatedStatus.NotAffected ? flags.First(id) : "", impacts.All(id), actions.All(id));
                if (!groups.TryGetValue(key, out var products))
                {
                    groups.Add(key, products = []);
                    order.Add(key);
                }
                products.Add(product);
            }
            foreach (var key in order) statements.Add(Statement(ids, word, stated, key, groups[key], place, time));
        }
    }

    private VexStatement Statement(
        List<string> ids, string word, StatedStatus status, (string Flag, string Impact, string Action) says, List<VexProduct> products, string place, DateTimeOffset? time)
    {
        context.SpendPart();
        var mapped = VexWords.Justification(says.Flag);
        if (says.Flag.Length > 0 && mapped is null) context.Note(VexNoteCode.JustificationNotMapped, place, says.Flag);
        if (status == StatedStatus.NotAffected && says.Flag.Length == 0) context.Note(VexNoteCode.JustificationMissing, place, ids[0]);
        return new VexStatement
        {
            Vulnerability = ids[0],
            Aliases = [.. ids.Skip(1)],
            Products = products,
            Status = status,
            StatusWord = word,
            Justification = mapped,
            JustificationWord = says.Flag,
            ImpactStatement = says.Impact,
            ActionStatement = says.Action,
            StatedAt = time,
        };
    }

    private List<string> Ids(JsonElement vulnerability, string place)
    {
        var ids = new List<string>();
        if (context.Text(vulnerability, "cve", place) is { Length: > 0 } cve) ids.Add(cve);
        foreach (var (id, at) in context.Objects(vulnerability, "ids", place))
            if (context.Text(id, "text", at) is { Length: > 0 } text && !ids.Contains(text)) ids.Add(text);
        return ids;
    }

    private string Action(JsonElement remediation, string place)
    {
        var parts = new[] { context.Text(remediation, "details", place), context.Text(remediation, "url", place) }.Where(text => text.Length > 0);
        return $"{context.Text(remediation, "category", place)}: {string.Join(' ', parts)}";
    }
}
