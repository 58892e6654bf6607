using Rectify.Publications.Data;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Csaf;

/// <summary>The versions of CSAF that are written.</summary>
public enum CsafVersion
{
    /// <summary>CSAF 2.0 (OASIS Standard, 18 November 2022; ISO/IEC 20153).</summary>
    V20,
    /// <summary>CSAF 2.1 as its drafts stand.</summary>
    V21,
}

/// <summary>
/// Advisories as CSAF documents. Whether a document says what its profile demands is the checker's to say: a draft that says too little yet
/// is written all the same.
/// </summary>
public static class CsafWriter
{
    /// <summary>Writes an advisory.</summary>
    public static Written Write(PublishedAdvisory advisory, CsafVersion version)
    {
        var notes = new List<PublicationNote>();
        if (!AdvisoryCheck.Passes(advisory, notes)) return new(null, notes);
        var writing = new CsafWriting(advisory, version, notes);
        var root = new JsonMap
        {
            ["$schema"] = version == CsafVersion.V21 ? "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json" : null,
            ["document"] = writing.Document(),
            ["product_tree"] = new CsafProductTree(writing).Write(),
            ["vulnerabilities"] = CsafWriting.Each(advisory.Vulnerabilities, "vulnerabilities", (vulnerability, place) => new CsafVulnerability(writing, vulnerability, place).Write()),
        };
        return new(new CleanJson(notes).Write(root), notes);
    }
}
