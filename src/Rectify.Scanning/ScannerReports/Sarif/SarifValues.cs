using System.Globalization;
using System.Text.Json;
using Rectify.Scanning.Sboms;

namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>Reads the values of a log, noting what is of another kind than it should be.</summary>
internal sealed class SarifValues(ScannerNotes notes, ReportMeter meter)
{
    /// <summary>The text that follows the name at hand, numbers and words as written; null when there is none.</summary>
    public string? Text(ref JsonStream json)
    {
        json.Read();
        return Here(ref json);
    }

    /// <summary>The text at hand; anything that is none is passed over.</summary>
    public string? Here(ref JsonStream json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                var text = json.GetText(out var valid);
                if (!valid) notes.AddOnce(ScannerNoteCode.TextInvalid);
                return text;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return json.GetText(out _);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                json.Skip();
                return null;
            default:
                return null;
        }
    }

    /// <summary>The whole number that follows the name at hand; null when there is none.</summary>
    public int? Number(ref JsonStream json) =>
        int.TryParse(Text(ref json), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The text or texts that follow the name at hand, however deep: a text, a list, an object's values.</summary>
    public void Texts(ref JsonStream json, List<string> texts)
    {
        json.Read();
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            if (Here(ref json) is { Length: > 0 } one) Add(one);
            return;
        }
        for (var depth = json.Depth; json.Read() && json.Depth > depth;)
            if (json.TokenType is JsonTokenType.String or JsonTokenType.Number && Here(ref json) is { Length: > 0 } text) Add(text);

        void Add(string text)
        {
            meter.SpendChars(text.Length + 16);
            texts.Add(text);
        }
    }

    /// <summary>The <c>text</c> of the message object that follows the name at hand.</summary>
    public string? MessageText(ref JsonStream json)
    {
        string? text = null;
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) return Here(ref json);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("text"u8)) text = Text(ref json);
            else json.Skip();
        }
        return text;
    }

    public bool EnterList(ref JsonStream json, string property) => Enter(ref json, property, JsonTokenType.StartArray, "list");

    public bool EnterObject(ref JsonStream json, string property) => Enter(ref json, property, JsonTokenType.StartObject, "object");

    /// <summary>Whether the item at hand of a list is an object; if not it is passed over.</summary>
    public bool IsObject(ref JsonStream json, string property)
    {
        if (json.TokenType == JsonTokenType.StartObject) return true;
        notes.Add(ScannerNoteCode.PartWrong, property, "object");
        json.Skip();
        return false;
    }

    private bool Enter(ref JsonStream json, string property, JsonTokenType kind, string expected)
    {
        json.Read();
        if (json.TokenType == kind) return true;
        if (json.TokenType != JsonTokenType.Null) notes.Add(ScannerNoteCode.PartWrong, property, expected);
        json.Skip();
        return false;
    }
}
