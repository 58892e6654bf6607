using System.Globalization;
using System.Text.Json;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Vex;

/// <summary>Ends the reading of a document that would make too many parts.</summary>
internal sealed class TooManyPartsException : Exception;

/// <summary>What all readers of a document share: its limits, its notes, and the few moves over its JSON, none of which throws for its content.</summary>
internal sealed class VexContext(string location, VexLimits limits)
{
    private readonly List<VexNote> _notes = [];
    private int _omitted, _parts;

    public void Note(VexNoteCode code, string place, params IReadOnlyList<string> arguments)
    {
        if (_notes.Count < limits.Notes) _notes.Add(new VexNote(code, place.Length == 0 ? location : $"{location}#{place}", [.. arguments.Select(Shown)]));
        else _omitted++;
    }

    public IReadOnlyList<VexNote> Finish() =>
        _omitted == 0 ? _notes : [.. _notes, new VexNote(VexNoteCode.NotesOmitted, location, _omitted.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Counts a statement, a product, or a reference to one.</summary>
    public void SpendPart()
    {
        if (++_parts > limits.Parts) throw new TooManyPartsException();
    }

    /// <summary>Counts a text that is made for a product alone.</summary>
    public void SpendText(int length)
    {
        if ((_parts += length / 256) > limits.Parts) throw new TooManyPartsException();
    }

    /// <summary>A member; undefined when there is none, or null.</summary>
    public static JsonElement Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : default;

    /// <summary>A member that is a text, or a number as it is written; empty when there is none.</summary>
    public string Text(JsonElement element, string name, string place) => Get(element, name) is { ValueKind: not JsonValueKind.Undefined } value ? TextOf(value, name, place) : "";

    /// <summary>A value that is a text.</summary>
    public string TextOf(JsonElement value, string name, string place)
    {
        if (value.ValueKind == JsonValueKind.Number) return value.GetRawText();
        if (value.ValueKind != JsonValueKind.String)
        {
            Note(VexNoteCode.PartWrong, place, name, "text");
            return "";
        }
        try
        {
            return value.GetString()?.Trim() ?? "";
        }
        catch (InvalidOperationException) // what JsonElement throws for half of a surrogate pair
        {
            Note(VexNoteCode.TextInvalid, place, name);
            return "";
        }
    }

    /// <summary>A member that is a text for people, cut where it is too long.</summary>
    public string LongText(JsonElement element, string name, string place) => Cut(Text(element, name, place));

    /// <summary>Characters of a text that are kept.</summary>
    public int TextChars => limits.TextChars;

    public string Cut(string text)
    {
        if (text.Length <= limits.TextChars) return text;
        var end = limits.TextChars - 1;
        if (end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>The items of a member that is a list; none when there is none.</summary>
    public IEnumerable<JsonElement> Items(JsonElement element, string name, string place)
    {
        var list = Get(element, name);
        if (list.ValueKind == JsonValueKind.Array) return list.EnumerateArray();
        if (list.ValueKind != JsonValueKind.Undefined) Note(VexNoteCode.PartWrong, place, name, "list");
        return [];
    }

    /// <summary>The items of a list that are objects; what is none is said.</summary>
    public IEnumerable<(JsonElement Item, string Place)> Objects(JsonElement element, string name, string place)
    {
        var index = 0;
        foreach (var item in Items(element, name, place))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{(place.Length == 0 ? "" : place + "/")}{name}/{index++}");
            if (item.ValueKind == JsonValueKind.Object) yield return (item, at);
            else Note(VexNoteCode.PartWrong, at, name, "object");
        }
    }

    /// <summary>The items of a list that are texts.</summary>
    public IEnumerable<string> Texts(JsonElement element, string name, string place) =>
        Items(element, name, place).Select(item => TextOf(item, name, place)).Where(text => text.Length > 0);

    /// <summary>A time with its zone; null when there is none or it cannot be read.</summary>
    public DateTimeOffset? Time(JsonElement element, string name, string place)
    {
        var text = Text(element, name, place);
        if (text.Length == 0) return null;
        var zoned = text.EndsWith('Z') || text.EndsWith('z') || (text.Length > 6 && text[^6] is '+' or '-');
        if (zoned && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        Note(VexNoteCode.TimeInvalid, place, text);
        return null;
    }

    /// <summary>A purl, or null with a note.</summary>
    public PackageUrl? Purl(string text, string place)
    {
        if (PackageUrl.TryParse(text, out var purl, out _)) return purl;
        Note(VexNoteCode.PurlInvalid, place, text);
        return null;
    }

    private static string Shown(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 199), "…");
}
