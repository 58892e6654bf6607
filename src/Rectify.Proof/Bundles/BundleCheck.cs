using System.Collections.Immutable;
using System.Globalization;

namespace Rectify.Proof.Bundles;

/// <summary>What was looked at.</summary>
public enum BundleCheckCode
{
    /// <summary>The file is an archive in the bundle's one exact form.</summary>
    Archive,

    /// <summary>The manifest lists every member, and each has the hash that the manifest gives. Arguments when passed: number of members.</summary>
    Manifest,

    /// <summary>One member against the manifest; reported only when something is wrong.</summary>
    Member,

    /// <summary>A public key of the bundle is well formed; reported only when it is not.</summary>
    KeyForm,

    /// <summary>A checkpoint is signed. Arguments when passed: size, root, names of the keys.</summary>
    CheckpointSigned,

    /// <summary>A key that signed is one that the caller trusts. Subject: the key's text form.</summary>
    KeyTrusted,

    /// <summary>The later checkpoint only adds to the earlier. Subject: the sizes.</summary>
    CheckpointsConsistent,

    /// <summary>An event stands in the log. Arguments when passed: its position, the size of the checkpoint.</summary>
    EventIncluded,

    /// <summary>A payload is the one that its event commits to. Arguments when passed: the event, the place in it.</summary>
    PayloadCommitted,

    /// <summary>A file is the one that an event or payload names. Arguments when passed: the document, the place in it.</summary>
    FileNamed,

    /// <summary>Something was left out; the event or payload does name it. Arguments: the role, the hash, the place.</summary>
    Withheld,

    /// <summary>A time-stamping authority signed that a file existed at a time. Arguments when passed: the file, the time, the authority.</summary>
    Timestamp,

    /// <summary>
    /// What the log showed earlier, or to somebody else, is the beginning of what it shows now. Subject: the size of that checkpoint, or the index of an entry. Argument when passed:
    /// the size of the checkpoint that it was compared with.
    /// </summary>
    EarlierKept,

    /// <summary>Whether the log holds more on the matter than the bundle shows.</summary>
    Completeness,

    /// <summary>When things were recorded, by a clock other than the log's own.</summary>
    Time,

    /// <summary>Whether what the events say is true.</summary>
    Meaning,
}

/// <summary>How it came out.</summary>
public enum BundleOutcome
{
    /// <summary>Checked, and so.</summary>
    Passed,

    /// <summary>Checked, and not so: the bundle proves nothing.</summary>
    Failed,

    /// <summary>Not checked; the reason says why.</summary>
    NotChecked,
}

/// <summary>Why something failed or was not checked.</summary>
public enum BundleReason
{
    /// <summary>It passed.</summary>
    None,

    /// <summary>Longer than the limit, or more members. Argument: the limit.</summary>
    TooLarge,

    /// <summary>Not an archive of the exact form: damaged, packed again by another tool, or not a bundle. Argument: offset of the first odd byte.</summary>
    NotExact,

    /// <summary>The manifest is missing or malformed.</summary>
    NotAManifest,

    /// <summary>The manifest is of another format. Argument: the format.</summary>
    UnknownFormat,

    /// <summary>Listed, and not there.</summary>
    Missing,

    /// <summary>There, and not listed.</summary>
    Unlisted,

    /// <summary>Its bytes are not those that the manifest lists.</summary>
    HashDiffers,

    /// <summary>Malformed.</summary>
    Malformed,

    /// <summary>A checkpoint of another log. Argument: that log's origin.</summary>
    OtherOrigin,

    /// <summary>A second checkpoint of the same size.</summary>
    Twice,

    /// <summary>None of the keys that the caller trusts has signed.</summary>
    NoTrustedKey,

    /// <summary>No key in the bundle has signed.</summary>
    NoKey,

    /// <summary>The signature is not that of the key that it names. Argument: the key's name.</summary>
    WrongSignature,

    /// <summary>The signature is by the key in the bundle; nobody vouches for that key here.</summary>
    OnlyInBundle,

    /// <summary>There is no proof for it.</summary>
    NoProof,

    /// <summary>The proof does not hold.</summary>
    ProofWrong,

    /// <summary>The log signed two trees of which neither goes on from the other. Arguments: both roots.</summary>
    Forked,

    /// <summary>The log shows another entry in that place than before. Arguments: the hash of the leaf before, and now.</summary>
    Rewritten,

    /// <summary>Nothing that the log vouches for names it by its hash.</summary>
    NotNamed,

    /// <summary>The bundle has none, so that it proves nothing.</summary>
    NonePresent,

    /// <summary>Left out on purpose: its contents cannot be seen here.</summary>
    LeftOut,

    /// <summary>This program does not check it.</summary>
    NotSupported,

    /// <summary>A time stamp of bytes that nothing here has or names.</summary>
    OfOtherBytes,

    /// <summary>Signed by a time-stamping authority that nobody vouches for here. Arguments: the file, the time, the authority.</summary>
    AuthorityNotChecked,

    /// <summary>Signed by somebody to whom none of the certificates leads that the caller trusts. Argument: the authority.</summary>
    AuthorityUnknown,

    /// <summary>No bundle can show it.</summary>
    OutsideBundle,
}

/// <summary>One line of a report. Codes and arguments; the words are the product's.</summary>
/// <param name="Code">What was looked at.</param>
/// <param name="Subject">A path in the bundle, a key, a pair of sizes; empty for the whole.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Reason">Why, unless it passed.</param>
/// <param name="Arguments">See the code (passed) or the reason. Control and invisible characters of the bundle's texts are replaced.</param>
public sealed record BundleCheck(BundleCheckCode Code, string Subject, BundleOutcome Outcome, BundleReason Reason, ImmutableArray<string> Arguments)
{
    private const int MaxText = 200;

    internal static BundleCheck Passed(BundleCheckCode code, string subject, params ReadOnlySpan<string> arguments) =>
        new(code, Plain(subject), BundleOutcome.Passed, BundleReason.None, Plain(arguments));

    internal static BundleCheck Failed(BundleCheckCode code, string subject, BundleReason reason, params ReadOnlySpan<string> arguments) =>
        new(code, Plain(subject), BundleOutcome.Failed, reason, Plain(arguments));

    internal static BundleCheck NotChecked(BundleCheckCode code, string subject, BundleReason reason, params ReadOnlySpan<string> arguments) =>
        new(code, Plain(subject), BundleOutcome.NotChecked, reason, Plain(arguments));

    /// <inheritdoc />
    public override string ToString() => $"{Outcome} {Code} {Subject} {Reason} {string.Join(' ', Arguments)}".TrimEnd();

    private static ImmutableArray<string> Plain(ReadOnlySpan<string> texts)
    {
        var plain = ImmutableArray.CreateBuilder<string>(texts.Length);
        foreach (var text in texts) plain.Add(Plain(text));
        return plain.MoveToImmutable();
    }

    /// <summary>A stranger's text must not steer a terminal or turn the reading direction.</summary>
    internal static string Plain(string text) => string.Concat(text.Take(MaxText).Select(c =>
        char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? '\uFFFD' : c));
}
