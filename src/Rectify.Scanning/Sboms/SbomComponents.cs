using Rectify.Scanning.Packages;

namespace Rectify.Scanning.Sboms;

/// <summary>
/// The components of one document, in its order. Nothing that a document states is dropped for being odd: the component stays, and a
/// note says what is wrong with it.
/// </summary>
internal sealed class SbomComponents(string document, NoteList notes, BudgetLimits limits)
{
    private readonly List<Component?> _components = [];
    private int _irregular;
    private string _firstIrregular = "";

    public int Count => _components.Count;

    /// <summary>Keeps the place of a component that has begun, so that it stands before those nested in it.</summary>
    /// <exception cref="UnreadException">There are more than the budget allows.</exception>
    public int Reserve()
    {
        if (_components.Count >= limits.Components) throw Budget.Over(NoteCode.TooManyComponents, limits.Components);
        _components.Add(null);
        return _components.Count - 1;
    }

    public void Set(int index, Component component) => _components[index] = component;

    /// <summary>What was read, in the document's order.</summary>
    public IEnumerable<Component> Finish()
    {
        if (_irregular > 0) notes.Add(NoteCode.PurlsIrregular, document, Number(_irregular), _firstIrregular);
        return _components.OfType<Component>();
    }

    public Component Build(in SbomPart part, string place)
    {
        var location = Location.Part(document, part.Reference is { Length: > 0 } id ? id : place);
        var component = new Component
        {
            Group = part.Group,
            Name = part.Name ?? "",
            Version = part.Version,
            Purl = part.Purls is { Count: > 0 } purls ? ReadPurl(purls, part, location) : null,
            Cpes = part.Cpes ?? [],
            Type = part.Type,
            Reference = part.Reference,
            Location = location,
            Origin = Origin.Sbom,
        };
        if (component.Name.Length == 0) notes.Add(NoteCode.ComponentWithoutName, location);
        return component;
    }

    private PackageUrl? ReadPurl(List<string> texts, in SbomPart part, string location)
    {
        PackageUrl? chosen = null;
        var others = 0;
        foreach (var text in texts)
        {
            if (!PackageUrl.TryParse(text, out var purl, out var problem))
            {
                notes.Add(NoteCode.PurlInvalid, location, text, problem?.Code.ToString() ?? "");
                continue;
            }
            if (problem is not null && _irregular++ == 0) _firstIrregular = text;
            if (chosen is null) chosen = purl;
            else if (!chosen.Equals(purl)) others++;
        }
        if (chosen is null) return null;
        if (others > 0) notes.Add(NoteCode.SeveralPurls, location, chosen.ToString(), Number(others));
        if (part.Name is { Length: > 0 } name && !PurlClaim.IsSameName(chosen, part.Group, name))
            notes.Add(NoteCode.PurlNameDiffers, location, name, chosen.ToString());
        else if (part.Version is { Length: > 0 } version && !PurlClaim.IsSameVersion(chosen, version))
            notes.Add(NoteCode.PurlVersionDiffers, location, version, chosen.ToString());
        return chosen;
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
