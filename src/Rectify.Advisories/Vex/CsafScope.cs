using System.Text.Json;

namespace Rectify.Advisories.Vex;

/// <summary>What a vulnerability's flags, threats or remediations say of each product: those named by id or group, or of all when none is named.</summary>
internal sealed class CsafScope
{
    private readonly Dictionary<string, List<string>> _byProduct = new(StringComparer.Ordinal);
    private readonly List<string> _ofAll = [];
    private readonly VexContext _context;

    private CsafScope(VexContext context) => _context = context;

    /// <param name="vulnerability">The vulnerability.</param>
    /// <param name="list">The list's name.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="tree">The products.</param>
    /// <param name="context">The document's.</param>
    /// <param name="says">What an item says; empty for nothing.</param>
    public static CsafScope Of(JsonElement vulnerability, string list, string place, CsafProducts tree, VexContext context, Func<JsonElement, string, string> says)
    {
        var scope = new CsafScope(context);
        foreach (var (item, at) in context.Objects(vulnerability, list, place))
        {
            var text = says(item, at);
            if (text.Length == 0) continue;
            var isOfAll = true;
            foreach (var id in context.Texts(item, "product_ids", at).Concat(context.Texts(item, "group_ids", at).SelectMany(group => tree.Group(group, at))))
            {
                isOfAll = false;
                context.SpendPart();
                if (!scope._byProduct.TryGetValue(id, out var texts)) scope._byProduct.Add(id, texts = []);
                texts.Add(text);
            }
            if (isOfAll && VexContext.Get(item, "product_ids").ValueKind == JsonValueKind.Undefined && VexContext.Get(item, "group_ids").ValueKind == JsonValueKind.Undefined) scope._ofAll.Add(text);
        }
        return scope;
    }

    /// <summary>The first that is said of a product; empty when nothing is.</summary>
    public string First(string product) => _byProduct.TryGetValue(product, out var texts) ? texts[0] : _ofAll.Count > 0 ? _ofAll[0] : "";

    /// <summary>All that is said of a product, a line each, cut where it is too long.</summary>
    public string All(string product)
    {
        var lines = _byProduct.TryGetValue(product, out var texts) ? texts.Concat(_ofAll) : _ofAll;
        var text = new System.Text.StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append(line);
            if (text.Length > _context.TextChars) break;
        }
        _context.SpendText(text.Length);
        return _context.Cut(text.ToString());
    }
}
