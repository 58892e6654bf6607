using Rectify.Publications.Model;

namespace Rectify.Publications.Writing;

/// <summary>
/// What a document says of an advisory. A writer names what it wrote; all the rest becomes notes in the end, so that what a new field of the
/// model says is never lost in a format that nobody thought of.
/// </summary>
internal sealed class Saying(PublishedAdvisory advisory, string format, List<PublicationNote> notes)
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    public string Format => format;

    /// <summary>These places, with all below them, stand in the document.</summary>
    public void Says(params ReadOnlySpan<string> places)
    {
        foreach (var place in places) _said.Add(place);
    }

    /// <summary>The place stands in the document in another word; which is given back.</summary>
    public string Otherwise(string place, string ours, string written)
    {
        _said.Add(place);
        var note = new PublicationNote(PublicationNoteCode.SaidOtherwise, place, format, ours, written);
        if (!notes.Contains(note)) notes.Add(note);
        return written;
    }

    /// <summary>The text, cut to what the format allows.</summary>
    public string Limited(string text, int longest, string place)
    {
        _said.Add(place);
        if (text.Length <= longest) return text;
        notes.Add(new(PublicationNoteCode.TextCut, place, $"{text.Length}", $"{longest}"));
        return text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
    }

    /// <summary>The format demands what the advisory does not say; nothing is written.</summary>
    public Written Needs(string place)
    {
        notes.Add(new(PublicationNoteCode.FormatNeeds, place, format));
        return new(null, notes);
    }

    /// <summary>A note for each place that no document of this format says; where all below a place is unsaid, one for the place.</summary>
    public void NoteRest()
    {
        var (all, unsaid) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var places = AdvisoryPlaces.Of(advisory);
        foreach (var place in places)
        {
            var isSaid = Prefixes(place).Any(_said.Contains);
            foreach (var prefix in Prefixes(place))
            {
                all[prefix] = all.GetValueOrDefault(prefix) + 1;
                if (!isSaid) unsaid[prefix] = unsaid.GetValueOrDefault(prefix) + 1;
            }
        }
        var noted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var whole = Prefixes(place).FirstOrDefault(prefix => unsaid.GetValueOrDefault(prefix) == all[prefix]);
            if (whole is not null && noted.Add(whole)) notes.Add(new(PublicationNoteCode.NotSaid, whole, format));
        }
    }

    /// <summary>From the outermost to the place itself.</summary>
    private static IEnumerable<string> Prefixes(string place)
    {
        for (var i = place.IndexOf('/', StringComparison.Ordinal); i >= 0; i = place.IndexOf('/', i + 1)) yield return place[..i];
        yield return place;
    }
}
