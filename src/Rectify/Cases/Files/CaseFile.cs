using NodaTime;
using Rectify.Foundation;

namespace Rectify.Cases.Files;

/// <summary>
/// A file that somebody put into a case. It is kept as it came, by what it is, and never opened, searched, shown, mailed or bundled. Exploit material is
/// known to those alone to whom it was granted.
/// </summary>
public sealed record CaseFile
{
    /// <summary>Its id.</summary>
    public required CaseFileId Id { get; init; }

    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>What it is called: a name in one line, without a folder.</summary>
    public required string Name { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 of the bytes in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>To whom it may be given on.</summary>
    public required TlpMark Tlp { get; init; }

    /// <summary>Whether it can be used to attack.</summary>
    public bool IsExploit { get; init; }

    /// <summary>Of exploit material: those to whom it was granted.</summary>
    public Id? AccessGroup { get; init; }

    /// <summary>Who put it in.</summary>
    public required string AddedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant AddedAt { get; init; }

    /// <summary>When its bytes were let go; null while they are kept.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>Why they were.</summary>
    public string? ErasedWhy { get; init; }

    /// <summary>What it is called where it leaves: with its mark or that of its case, whichever is stricter, and with no ending that any program opens.</summary>
    public string OutgoingName(Case about) => $"TLP-{TlpMarks.Stricter(Tlp, about.Tlp).ToMark()[4..]} {about.Number} {Id}.bin";
}

/// <summary>The id of a <see cref="CaseFile"/>.</summary>
public readonly record struct CaseFileId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
