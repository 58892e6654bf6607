using System.Collections.Immutable;

namespace Rectify.Proof.Bundles;

/// <summary>A bundle's verdict, and what it shows.</summary>
/// <param name="Report">What was checked and what follows.</param>
/// <param name="Shown">What passed.</param>
/// <param name="View">What it shows of the log.</param>
public sealed record BundleReading(BundleReport Report, ShownContents Shown, LogView View)
{
    /// <summary>The same, compared with what somebody was shown before.</summary>
    public BundleReading After(LogView earlier) => this with { Report = Report with { Checks = [.. Report.Checks, .. LogComparison.Of(View, earlier)] } };
}

/// <summary>
/// What of a bundle passed its checks: whoever says what a bundle means goes by this and by nothing else in the file. Whether it may be believed is
/// for the report to say: without a trusted key it is there on the bundle's own word.
/// </summary>
/// <param name="Events">The events that stand in the log, in its order.</param>
/// <param name="Files">The files that an event or payload names.</param>
/// <param name="Withheld">What was left out and is named.</param>
public sealed record ShownContents(ImmutableArray<ShownEvent> Events, ImmutableArray<ShownFile> Files, ImmutableArray<WithheldMember> Withheld)
{
    /// <summary>Of a file that is no bundle.</summary>
    internal static ShownContents None { get; } = new([], [], []);

    internal static ShownContents Of(BundleContents contents, IEnumerable<BundleCheck> checks)
    {
        var passed = checks.Where(check => check.Outcome == BundleOutcome.Passed).Select(check => (check.Code, check.Subject)).ToHashSet();
        var payloads = contents.Of(BundleRole.Payload).Where(payload => Holds(BundleCheckCode.PayloadCommitted, payload.Member)).ToLookup(payload => payload.Member.Event, payload => payload.Bytes);
        return new(
            [.. contents.Of(BundleRole.Event).Where(happened => Holds(BundleCheckCode.EventIncluded, happened.Member))
                .Select(happened => new ShownEvent(happened.Member.Path, happened.Bytes, payloads[happened.Member.Path].Select(bytes => (ReadOnlyMemory<byte>?)bytes).FirstOrDefault()))],
            [.. contents.Manifest.Members.Where(member => Holds(BundleCheckCode.FileNamed, member))
                .Select(member => new ShownFile(member.Path, member.Role, member.Sha256.ToString(), contents.BytesAt(member.Path) ?? default))],
            contents.Manifest.Withheld);

        bool Holds(BundleCheckCode code, BundleMember member) => passed.Contains((code, member.Path));
    }
}

/// <summary>An event that stands in the log.</summary>
/// <param name="Path">Where it stands in the bundle.</param>
/// <param name="Bytes">Its exact bytes.</param>
/// <param name="Payload">What it commits to; null when that was left out.</param>
public sealed record ShownEvent(string Path, ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte>? Payload);

/// <summary>A file that the log vouches for.</summary>
/// <param name="Path">Where it stands in the bundle.</param>
/// <param name="Role">What it is.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of its bytes.</param>
/// <param name="Bytes">Its exact bytes.</param>
public sealed record ShownFile(string Path, BundleRole Role, string Sha256, ReadOnlyMemory<byte> Bytes);
