using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>Payloads against their events, files against the events and payloads that name them, and what was left out.</summary>
internal static class ContentChecks
{
    public static void Run(BundleContents contents, List<BundleCheck> checks)
    {
        var documents = contents.Of(BundleRole.Event).ToDictionary(e => e.Member.Path, e => NamedHashes.Of(e.Bytes), StringComparer.Ordinal);
        foreach (var (member, bytes) in contents.Of(BundleRole.Payload))
        {
            checks.Add(Payload(member, bytes));
            if (checks[^1].Outcome == BundleOutcome.Passed) documents[member.Path] = NamedHashes.Of(bytes);
        }
        var named = new Dictionary<TreeHash, (string Document, string Place)>();
        foreach (var (document, places) in documents)
            foreach (var (hash, place) in places) named.TryAdd(hash, (document, place));
        foreach (var role in (ReadOnlySpan<BundleRole>)[BundleRole.Submission, BundleRole.Acknowledgement, BundleRole.Evidence, BundleRole.Rules, BundleRole.Calendar])
        foreach (var (member, _) in contents.Of(role)) checks.Add(File(member));
        foreach (var withheld in contents.Manifest.Withheld) checks.Add(Withheld(withheld));

        BundleCheck Payload(BundleMember member, ReadOnlyMemory<byte> bytes)
        {
            if (contents.BytesAt(member.Salt) is not { Length: Commitment.SaltSize } salt)
                return BundleCheck.Failed(BundleCheckCode.PayloadCommitted, member.Path, BundleReason.Malformed);
            return Place(member.Event ?? "", Commitment.Of(salt.Span, bytes.Span)) is { } place
                ? BundleCheck.Passed(BundleCheckCode.PayloadCommitted, member.Path, member.Event ?? "", place)
                : BundleCheck.Failed(BundleCheckCode.PayloadCommitted, member.Path, BundleReason.NotNamed);
        }

        BundleCheck File(BundleMember member)
        {
            if (named.TryGetValue(member.Sha256, out var by)) return BundleCheck.Passed(BundleCheckCode.FileNamed, member.Path, by.Document, by.Place);
            // Law and calendars are public, and an event may name the whole pack that they are part of.
            return member.Role is BundleRole.Rules or BundleRole.Calendar
                ? BundleCheck.NotChecked(BundleCheckCode.FileNamed, member.Path, BundleReason.NotNamed)
                : BundleCheck.Failed(BundleCheckCode.FileNamed, member.Path, BundleReason.NotNamed);
        }

        BundleCheck Withheld(WithheldMember withheld) => Place(withheld.In, withheld.Hash) is { } place
            ? BundleCheck.NotChecked(BundleCheckCode.Withheld, withheld.In, BundleReason.LeftOut, withheld.Role.Name(), withheld.Hash.ToString(), place)
            : BundleCheck.Failed(BundleCheckCode.Withheld, withheld.In, BundleReason.NotNamed);

        string? Place(string document, TreeHash hash) =>
            documents.TryGetValue(document, out var places) && places.TryGetValue(hash, out var place) ? place : null;
    }
}
