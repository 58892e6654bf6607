using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Canonical;

namespace Rectify.Cases.Files;

/// <summary>
/// What events of files share. What is no exploit material is of its case, and stands in its proof by hash; of exploit material only those know to whom it was
/// granted, so it is about the file. What a file is called stands in none.
/// </summary>
internal static class CaseFileEvents
{
    public static Subject Subject(CaseFile file) => file.IsExploit ? new("case-file", file.Id.Value) : CaseEvents.Subject(file.Case);

    public static Id? GroupOf(Case about, CaseFile file) => file.IsExploit ? file.AccessGroup : about.AccessGroup;
}

/// <summary>A file was put into a case.</summary>
internal sealed record FileAttached(Case Case, CaseFile File) : IEvent
{
    public string Type => "caseFile.attached";

    public int Version => 1;

    public Subject Subject => CaseFileEvents.Subject(File);

    public Id? AccessGroup => CaseFileEvents.GroupOf(Case, File);

    public void WritePayload(CanonicalWriter json) => json
        .Member("file", File.Id.ToString()).Member("case", Case.Id.ToString()).Member("sha256", File.Sha256).Member("size", File.Size).Member("tlp", Words.Of(File.Tlp))
        .Member("exploit", File.IsExploit);
}

/// <summary>Exploit material was granted to a person.</summary>
internal sealed record ExploitGranted(Case Case, CaseFile File, PersonId Person, string Reason) : IEvent
{
    public string Type => "caseFile.granted";

    public int Version => 1;

    public Subject Subject => CaseFileEvents.Subject(File);

    public Id? AccessGroup => CaseFileEvents.GroupOf(Case, File);

    public void WritePayload(CanonicalWriter json) => json.Member("file", File.Id.ToString()).Member("person", Person.ToString()).Member("reason", Reason);
}

/// <summary>Somebody took a file out; the event's actor is who.</summary>
internal sealed record FileTaken(Case Case, CaseFile File, string Via) : IEvent
{
    public string Type => "caseFile.taken";

    public int Version => 2;

    public Subject Subject => CaseFileEvents.Subject(File);

    public Id? AccessGroup => CaseFileEvents.GroupOf(Case, File);

    public void WritePayload(CanonicalWriter json) => json.Member("file", File.Id.ToString()).Member("sha256", File.Sha256).Member("via", Via);
}

/// <summary>The bytes of a file were let go.</summary>
internal sealed record FileErased(Case Case, CaseFile File) : IEvent
{
    public string Type => "caseFile.erased";

    public int Version => 1;

    public Subject Subject => CaseFileEvents.Subject(File);

    public Id? AccessGroup => CaseFileEvents.GroupOf(Case, File);

    public void WritePayload(CanonicalWriter json) =>
        json.Member("file", File.Id.ToString()).Member("sha256", File.Sha256).Optional("reason", File.ErasedWhy);
}
