using System.Text.Json;

namespace Rectify.Scanning.Sboms;

/// <summary>Reads the values of a document, noting what is of another kind than it should be.</summary>
internal sealed class SbomText(string document, NoteList notes)
{
    /// <summary>
    /// The text that follows the name at hand. A number or a word is kept as it is written, with a note; null is nothing; an object or
    /// a list is passed over, with a note.
    /// </summary>
    public string? Read(ref JsonStream json, string property)
    {
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                var text = json.GetText(out var valid);
                if (!valid) notes.Add(NoteCode.TextInvalid, document, property);
                return text;
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Wrong(property, "text");
                json.Skip();
                return null;
            default:
                Wrong(property, "text");
                return json.GetText(out _);
        }
    }

    /// <summary>Enters the list that follows the name at hand. False when it is something else; then it is passed over.</summary>
    public bool EnterList(ref JsonStream json, string property) => Enter(ref json, property, JsonTokenType.StartArray, "list");

    /// <summary>Enters the object that follows the name at hand. False when it is something else; then it is passed over.</summary>
    public bool EnterObject(ref JsonStream json, string property) => Enter(ref json, property, JsonTokenType.StartObject, "object");

    /// <summary>Whether the item at hand of a list is an object; if not it is passed over.</summary>
    public bool IsObject(ref JsonStream json, string place)
    {
        if (json.TokenType == JsonTokenType.StartObject) return true;
        Wrong(place, "object");
        json.Skip();
        return false;
    }

    /// <summary>Marks a property as seen; a second time is noted, and the last value holds.</summary>
    public void Once(ref uint seen, int bit, string place, string property)
    {
        if ((seen & (1u << bit)) != 0) notes.Add(NoteCode.DuplicateKey, Location.Part(document, place), property);
        seen |= 1u << bit;
    }

    private bool Enter(ref JsonStream json, string property, JsonTokenType kind, string expected)
    {
        json.Read();
        if (json.TokenType == kind) return true;
        if (json.TokenType != JsonTokenType.Null) Wrong(property, expected);
        json.Skip();
        return false;
    }

    private void Wrong(string property, string expected) => notes.Add(NoteCode.SbomPartWrong, Location.Part(document, property), property, expected);
}
