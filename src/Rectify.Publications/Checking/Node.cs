using System.Text.Json;

namespace Rectify.Publications.Checking;

/// <summary>A value in the document and where it is. What is not there, or of another kind than asked for, is nothing; it never throws.</summary>
internal readonly record struct Node(JsonElement Value, string Pointer)
{
    public bool IsThere => Value.ValueKind != JsonValueKind.Undefined;

    public bool IsObject => Value.ValueKind == JsonValueKind.Object;

    /// <summary>The text; empty when it is none.</summary>
    public string Text
    {
        get
        {
            if (Value.ValueKind != JsonValueKind.String) return "";
            try
            {
                return Value.GetString() ?? "";
            }
            catch (InvalidOperationException)
            {
                // An escape of half a surrogate pair: JSON allows it, text is none.
                return "";
            }
        }
    }

    /// <summary>The number; null when it is none or too large to compare.</summary>
    public decimal? Number => Value.ValueKind == JsonValueKind.Number && Value.TryGetDecimal(out var number) ? number : null;

    /// <summary>A member.</summary>
    public Node this[string name] => IsObject && Value.TryGetProperty(name, out var member) ? new(member, $"{Pointer}/{Escaped(name)}") : new(default, $"{Pointer}/{Escaped(name)}");

    /// <summary>The members of an object.</summary>
    public IEnumerable<(string Name, Node Node)> Members
    {
        get
        {
            if (!IsObject) yield break;
            foreach (var member in Value.EnumerateObject()) yield return (member.Name, new(member.Value, $"{Pointer}/{Escaped(member.Name)}"));
        }
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<Node> Items
    {
        get
        {
            if (Value.ValueKind != JsonValueKind.Array) yield break;
            var i = 0;
            foreach (var item in Value.EnumerateArray()) yield return new(item, $"{Pointer}/{i++}");
        }
    }

    /// <summary>All values at a path below, <c>*</c> for each item of a list: <c>vulnerabilities/*/cve</c>.</summary>
    public IEnumerable<Node> All(string path)
    {
        IEnumerable<Node> nodes = [this];
        foreach (var step in path.Split('/'))
            nodes = step == "*" ? nodes.SelectMany(node => node.Items) : nodes.Select(node => node[step]).Where(node => node.IsThere);
        return nodes;
    }

    /// <summary>The texts of a list.</summary>
    public IEnumerable<string> Texts => Items.Select(item => item.Text).Where(text => text.Length > 0);

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
