using System.Globalization;
using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Cases.Files;
using Rectify.Foundation;
using Rectify.Inventory;

namespace Rectify.Cases;

/// <summary>One matter with clocks. What happened in it are its facts; what it owes is computed and never stored as truth.</summary>
public sealed record Case
{
    /// <summary>Its id.</summary>
    public required CaseId Id { get; init; }

    /// <summary>Counts the cases of this store from 1, without a gap; never reused.</summary>
    public required long Sequence { get; init; }

    /// <summary>How people and the outside call it: <c>CASE-0001</c>.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"CASE-{Sequence:D4}");

    /// <summary>What it is about, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>What sort of matter it is.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>The releases and systems that it is about; empty when it is about the organisation as a whole.</summary>
    public required IReadOnlyList<AssetId> Assets { get; init; }

    /// <summary>The vulnerabilities that it is about wherever they are found, beside the releases and systems that it names.</summary>
    public IReadOnlyList<Reach> Reach { get; init; } = [];

    /// <summary>All ids of the vulnerabilities that it is about, as feeds and people write them.</summary>
    public required IReadOnlyList<string> Vulnerabilities { get; init; }

    /// <summary>The group of the people named on it, when it is or was closed.</summary>
    public Id? AccessGroup { get; init; }

    /// <summary>Whether only the people named on it see that it exists.</summary>
    public bool IsClosed { get; init; }

    /// <summary>To whom it may be given on; null while nobody has said.</summary>
    public TlpMark? Tlp { get; init; }

    /// <summary>When it was opened.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>Which case a number as <c>CASE-0001</c> means; null when the word is no such number.</summary>
    public static long? SequenceOf(string word)
    {
        const string Prefix = "CASE-";
        return word.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && long.TryParse(word.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
    }

    /// <summary>What a person is told of it over whatever network: of a closed case its number alone.</summary>
    internal CaseNotice Notice(NoticeKind kind) => new(kind, Number, OutgoingTitle);

    /// <summary>What a file that is made of it is called where it leaves, without its kind: its number, behind its mark.</summary>
    public string OutgoingName => Tlp is { } tlp ? $"TLP-{tlp.ToMark()[4..]} {Number}" : Number;

    /// <summary>Its title where it leaves, with its mark; null of a closed case, of which the number alone does.</summary>
    internal string? OutgoingTitle => IsClosed ? null : Tlp is { } tlp ? $"[{tlp.ToMark()}] {Title}" : Title;
}
