using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Cases;

/// <summary>
/// What all cases are computed with, as one hash: the rules, the time-zone data, what the organisation says of itself, its own legal
/// entities. When it changes, every case is computed again.
/// </summary>
internal static class DutyBasis
{
    /// <summary>The first 64 bits of a SHA-256: enough to tell a change, for answers that are only kept and not believed.</summary>
    public static long Of(Laws laws, OwnEntities own)
    {
        var text = new StringBuilder();
        Line("form", [$"{DutyBytes.Form}"]);
        Line("rules", [laws.Rules.Hash]);
        Line("zones", [laws.Rules.TimeZones.Version]);
        var organisation = laws.Organisation;
        Line("established", organisation.EstablishedIn);
        Line("sectors", organisation.Sectors);
        Of("", organisation.Default);
        foreach (var (id, asset) in organisation.Assets.OrderBy(asset => asset.Key, StringComparer.Ordinal)) Of(id, asset);
        Line("targets", organisation.TargetHours.Select(target => $"{target.Key}={target.Value}").Order(StringComparer.Ordinal));
        Line("adopted", organisation.Adopted.Order(StringComparer.Ordinal));
        Line("own", own.Ids.Select(id => id.ToString()).Order(StringComparer.Ordinal));
        Line("countries", own.Countries);
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Of(string id, AssetProfile asset)
        {
            Line("asset", [id]);
            Line("roles", asset.Roles?.Select(Words.Of));
            Line("markets", asset.Markets);
            Line("flags", asset.Flags);
        }

        // What was not said differs from what was said to be nothing; a length before each text keeps two from being read as one.
        void Line(string what, IEnumerable<string>? texts) =>
            text.Append(what).Append(texts is null ? " unsaid" : string.Concat(texts.Select(each => $" {each.Length}:{each}"))).Append('\n');
    }
}
