using System.Text.Json;
using System.Text.Unicode;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Checking;

/// <summary>
/// The tests of CSAF 2.0 and 2.1 (section 6). It assumes the shape that the schema gives: what is missing or of another kind is passed over
/// by the test that asks for it, not reported (6.1.8, the shape of CVSS objects, aside).
/// </summary>
public static class CsafCheck
{
    /// <summary>Findings beyond these are not listed.</summary>
    public const int MostFindings = 1000;

    /// <summary>
    /// Names are unescaped when the document is read, to find those that stand twice; so a name that is no text is found there, and nowhere later.
    /// Thirty branches, as deep as they may be nested, are sixty levels.
    /// </summary>
    internal static readonly JsonDocumentOptions Json = new() { AllowDuplicateProperties = false, MaxDepth = 128 };

    /// <summary>The tests that are run on documents of a version, in the specification's order.</summary>
    /// <param name="version"><c>2.0</c> or <c>2.1</c>.</param>
    public static IReadOnlyList<string> Tests(string version) => [.. CsafTests.All.Where(test => test.IsOf(version == "2.1")).Select(test => test.Id)];

    /// <summary>Runs all tests.</summary>
    /// <param name="document">The bytes of the file, UTF-8.</param>
    public static CsafReport Run(ReadOnlyMemory<byte> document)
    {
        if (document.Length > CleanJson.LargestDocument) return Unread(CsafReadingOutcome.TooLarge);
        // The reader of JSON looks at a text's bytes only when somebody asks for the text.
        if (!Utf8.IsValid(document.Span)) return Unread(CsafReadingOutcome.NotJson);
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(document, Json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Unread(CsafReadingOutcome.NotJson);
        }
        using (json)
        {
            var subject = new CsafDocument(json.RootElement);
            var version = subject.Document["csaf_version"].Text;
            if (version is not ("2.0" or "2.1")) return Unread(subject.Root.IsObject ? CsafReadingOutcome.NotCsaf : CsafReadingOutcome.NotJson);
            try
            {
                return Run(subject, version);
            }
            catch (TooManyProductsException)
            {
                return Unread(CsafReadingOutcome.TooManyProducts);
            }
        }
    }

    private static CsafReport Run(CsafDocument subject, string version)
    {
        var findings = new List<CsafFinding>();
        foreach (var test in CsafTests.All)
        {
            if (!test.IsOf(subject.Is21)) continue;
            foreach (var (place, detail) in test.Run(subject))
            {
                if (findings.Count == MostFindings) return new(CsafReadingOutcome.Read, version, findings, IsComplete: false);
                findings.Add(new(test.Id, place.Pointer, Characters.Short(detail)));
            }
        }
        return new(CsafReadingOutcome.Read, version, findings, IsComplete: true);
    }

    private static CsafReport Unread(CsafReadingOutcome outcome) => new(outcome, "", [], true);
}
