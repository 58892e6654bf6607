using System.Collections;
using System.Reflection;
using System.Text;
using Rectify.Publications.Csaf;
using Rectify.Publications.Model;
using Rectify.Publications.Records;
using Rectify.Publications.Vex;
using Rectify.Publications.Writing;
using Rectify.Scanning.Packages;

namespace Rectify.Publications.Tests.Writing;

/// <summary>What the model says stands in the document, or a note says that it does not.</summary>
public sealed class NothingIsLostTests
{
    internal static readonly CveAssigner Assigner = new(new("7d1c2d9e-6a0b-4c5f-9f53-0e8a4f0b7a11"), "acme");

    private static readonly Dictionary<string, Func<PublishedAdvisory, Written>> Writers = new()
    {
        ["CSAF 2.0"] = advisory => CsafWriter.Write(advisory, CsafVersion.V20),
        ["CSAF 2.1"] = advisory => CsafWriter.Write(advisory, CsafVersion.V21),
        ["CycloneDX 1.6"] = advisory => CycloneDxVexWriter.Write(advisory, CycloneDxVersion.V16),
        ["CycloneDX 1.7"] = advisory => CycloneDxVexWriter.Write(advisory, CycloneDxVersion.V17),
        ["OpenVEX 0.2"] = OpenVexWriter.Write,
        ["OSV 1.7"] = advisory => OsvWriter.Write(advisory, 0),
        // A record is English, so is this.
        ["CVE JSON 5.2"] = advisory => CveWriter.Write(advisory with { Language = "en", SourceLanguage = "de" }, 0, Assigner),
    };

    public static TheoryData<string> Formats => [.. Writers.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_text_of_the_model_stands_in_the_document_or_in_a_note(string format)
    {
        var written = Writers[format](Sample.Everything);
        Assert.True(written.Document is not null, string.Join('\n', written.Notes));
        var document = Encoding.UTF8.GetString(written.Document);
        var noted = written.Notes.Where(note => note.Code == PublicationNoteCode.NotSaid).Select(note => note.Place).ToList();
        var lost = new List<string>();
        foreach (var (place, text) in Marked(Sample.Everything))
        {
            var isSaid = document.Contains(text, StringComparison.Ordinal);
            var isNoted = noted.Exists(note => place == note || place.StartsWith(note + "/", StringComparison.Ordinal));
            if (!isSaid && !isNoted) lost.Add($"{place}: {text}");
        }
        Assert.True(lost.Count == 0, $"{format} loses\n{string.Join('\n', lost)}\nand notes\n{string.Join('\n', written.Notes)}");
    }

    [Fact]
    public void The_places_are_all_that_the_model_has()
    {
        var places = AdvisoryPlaces.Of(Sample.Everything);
        Assert.Equal(places.Count, places.Distinct().Count());
        var missing = Leaves(Sample.Everything, "").Select(leaf => leaf.Place)
            // Keys within the model.
            .Where(place => !(place.EndsWith("/id", StringComparison.Ordinal) && (place.StartsWith("products/", StringComparison.Ordinal) || place.StartsWith("parts/", StringComparison.Ordinal))))
            .Where(place => !places.Any(known => place == known || place.StartsWith(known + "/", StringComparison.Ordinal))).ToList();
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_advisory_gives_the_same_bytes_and_notes(string format)
    {
        var (one, two) = (Writers[format](Sample.Everything), Writers[format](Sample.Everything));
        Assert.Equal(one.Document, two.Document);
        Assert.Equal(one.Notes, two.Notes);
    }

    /// <summary>Texts that stand nowhere else, so that finding one means that it was written from there.</summary>
    private static IEnumerable<(string Place, string Text)> Marked(PublishedAdvisory advisory) => Leaves(advisory, "").Where(leaf =>
        leaf.Text.Contains("M-", StringComparison.Ordinal) || leaf.Text.Contains("m-", StringComparison.Ordinal) || leaf.Text.StartsWith("CVE-", StringComparison.Ordinal)
        || leaf.Text.StartsWith("CVSS:", StringComparison.Ordinal) || leaf.Text.StartsWith("AV:", StringComparison.Ordinal));

    private static IEnumerable<(string Place, string Text)> Leaves(object value, string place)
    {
        switch (value)
        {
            case string text: yield return (place, text); break;
            // Its version is one of the model's own fields.
            case PackageUrl purl: yield return (place, purl.ToString().Split('@')[0]); break;
            case Enum or int or DateTimeOffset: yield return (place, value.ToString() ?? ""); break;
            case IEnumerable list:
                var i = 0;
                foreach (var item in list)
                {
                    foreach (var leaf in Leaves(item, $"{place}/{i}")) yield return leaf;
                    i++;
                }
                break;
            default:
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsStated))
                {
                    if (property.GetValue(value) is not { } member) continue;
                    var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
                    foreach (var leaf in Leaves(member, place.Length == 0 ? name : $"{place}/{name}")) yield return leaf;
                }
                break;
        }
    }

    /// <summary>What is set, not what is drawn from it.</summary>
    private static bool IsStated(PropertyInfo property) => property.SetMethod is not null && property.GetIndexParameters().Length == 0;
}
