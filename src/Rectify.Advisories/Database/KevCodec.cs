using Rectify.Advisories.Feeds.Kev;

namespace Rectify.Advisories.Database;

/// <summary>The compact form of a KEV entry; the CVE is the row's key.</summary>
internal static class KevCodec
{
    public static void Write(BlobWriter blob, KevEntry entry)
    {
        blob.Text(entry.Name);
        blob.Number(entry.AddedOn.DayNumber);
        blob.Number(entry.DueOn?.DayNumber ?? -1);
        blob.Text(entry.RequiredAction);
        blob.Number(entry.Ransomware ? 1 : 0);
    }

    public static KevEntry Read(string cve, ReadOnlySpan<byte> bytes)
    {
        var blob = new BlobReader(bytes);
        return new KevEntry(
            cve,
            Name: blob.Text(),
            AddedOn: DateOnly.FromDayNumber((int)blob.Number()),
            DueOn: blob.Number() is >= 0 and var day ? DateOnly.FromDayNumber((int)day) : null,
            RequiredAction: blob.Text(),
            Ransomware: blob.Number() == 1);
    }
}
