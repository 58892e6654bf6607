using System.Text;
using System.Text.Json;

namespace Rectify.Scanning.Sboms;

/// <summary>
/// The ids that a document defines and those that it points at. Ids are kept as hashes: a document of a hundred thousand components
/// needs a few megabytes for them, and two ids that collide only hide one note.
/// </summary>
internal sealed class SbomReferences
{
    /// <summary>Beyond so many ids nothing is said about them: a document of ids only must not fill the memory.</summary>
    private const int Most = 8_000_000;

    /// <summary>Texts kept to name an example.</summary>
    private const int MostTexts = 10_000;

    private readonly HashSet<ulong> _defined = [];
    private readonly List<(ulong Hash, string Text)> _open = [];
    private int _duplicates;
    private string _firstDuplicate = "";

    public void Define(ref JsonStream json)
    {
        if (json.TokenType == JsonTokenType.String && _defined.Count < Most && !_defined.Add(HashOf(ref json)) && _duplicates++ == 0)
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

    /// <summary>Keeps that the document points at the text at hand, and tells its hash; null when it is no text.</summary>
    public ulong? Use(ref JsonStream json)
    {
        if (json.TokenType != JsonTokenType.String) return null;
        var hash = HashOf(ref json);
        if (_open.Count < Most && !_defined.Contains(hash)) _open.Add((hash, _open.Count < MostTexts ? json.GetText(out _) : ""));
        return hash;
    }

    /// <summary>The hash of an id.</summary>
    public static ulong HashOf(string id) => Hash64.Of(Encoding.UTF8.GetBytes(id));

    public void Report(string document, NoteList notes, Func<string, bool> leadsOutside)
    {
        if (_duplicates > 0) notes.Add(NoteCode.ReferencesDuplicate, document, Number(_duplicates), _firstDuplicate);
        if (_defined.Count >= Most || _open.Count >= Most) return;
        var dangling = _open.Where(use => !_defined.Contains(use.Hash) && !leadsOutside(use.Text)).DistinctBy(use => use.Hash).ToList();
        if (dangling.Count > 0) notes.Add(NoteCode.ReferencesDangling, document, Number(dangling.Count), dangling[0].Text);
    }

    private static ulong HashOf(ref JsonStream json) =>
        Hash64.Of(json.TryGetBytes(out var bytes) ? bytes : Encoding.UTF8.GetBytes(json.GetText(out _)));

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
