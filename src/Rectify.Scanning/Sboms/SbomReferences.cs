using System.Text.Json;

namespace Rectify.Scanning.Sboms;

/// <summary>
/// The ids that a document defines and those that it points at. Ids are kept as hashes: a document of a hundred thousand components
/// needs a few megabytes for them, and two ids that collide only hide one note.
/// </summary>
internal sealed class SbomReferences
{
    private readonly HashSet<ulong> _defined = [];
    private readonly List<(ulong Hash, string Text)> _open = [];
    private int _duplicates;
    private string _firstDuplicate = "";

    public void Define(ref JsonStream json)
    {
        if (json.TokenType == JsonTokenType.String && !_defined.Add(HashOf(ref json)) && _duplicates++ == 0)
            _firstDuplicate = json.GetText(out _);
    }

    /// <summary>Passes over the value that follows the name at hand, keeping the ids that are defined in it.</summary>
    public void PassOver(ref JsonStream json, ReadOnlySpan<byte> idProperty)
    {
        json.Read();
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        for (var depth = json.Depth; json.Read() && json.Depth > depth;)
        {
            if (json.TokenType != JsonTokenType.PropertyName || !json.Is(idProperty)) continue;
            json.Read();
            Define(ref json);
        }
    }

    /// <summary>Notes that the document points at the text at hand. Texts that point outside it are passed over.</summary>
    public void Use(ref JsonStream json)
    {
        if (json.TokenType != JsonTokenType.String) return;
        var hash = HashOf(ref json);
        if (!_defined.Contains(hash)) _open.Add((hash, json.GetText(out _)));
    }

    public void Report(string document, NoteList notes, Func<string, bool> leadsOutside)
    {
        if (_duplicates > 0) notes.Add(NoteCode.ReferencesDuplicate, document, Number(_duplicates), _firstDuplicate);
        var dangling = _open.Where(use => !_defined.Contains(use.Hash) && !leadsOutside(use.Text)).DistinctBy(use => use.Hash).ToList();
        if (dangling.Count > 0) notes.Add(NoteCode.ReferencesDangling, document, Number(dangling.Count), dangling[0].Text);
    }

    private static ulong HashOf(ref JsonStream json) =>
        Hash64.Of(json.TryGetBytes(out var bytes) ? bytes : System.Text.Encoding.UTF8.GetBytes(json.GetText(out _)));

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
