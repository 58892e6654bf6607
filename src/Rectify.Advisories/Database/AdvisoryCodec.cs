using Rectify.Advisories.Feeds.Osv;

namespace Rectify.Advisories.Database;

/// <summary>The compact form of an advisory. Its id stands in a column of its own.</summary>
internal static class AdvisoryCodec
{
    public static void Write(BlobWriter blob, Advisory advisory)
    {
        blob.Number(Seconds(advisory.ModifiedAt));
        blob.Number(Seconds(advisory.PublishedAt));
        blob.Number(Seconds(advisory.WithdrawnAt));
        blob.Number((int)advisory.Withdrawal);
        blob.Text(advisory.Summary);
        blob.Texts(advisory.Aliases);
        blob.Texts(advisory.Related);
        blob.Texts(advisory.Upstream);
        blob.Texts(advisory.Vectors);
        blob.Text(advisory.SeverityWord);
        blob.Texts(advisory.References);
    }

    public static Advisory Read(string id, ReadOnlySpan<byte> bytes)
    {
        var blob = new BlobReader(bytes);
        return new Advisory
        {
            Id = id,
            ModifiedAt = Time(blob.Number()) ?? DateTimeOffset.MinValue,
            PublishedAt = Time(blob.Number()),
            WithdrawnAt = Time(blob.Number()),
            Withdrawal = (Withdrawal)blob.Number(),
            Summary = blob.Text(),
            Aliases = blob.Texts(),
            Related = blob.Texts(),
            Upstream = blob.Texts(),
            Vectors = blob.Texts(),
            SeverityWord = blob.Text(),
            References = blob.Texts(),
        };
    }

    /// <summary>Only what merging needs: whether the record stands, when it was changed, and its aliases.</summary>
    public static (bool Stands, DateTimeOffset ModifiedAt, string[] Aliases) ReadAliases(ReadOnlySpan<byte> bytes)
    {
        var blob = new BlobReader(bytes);
        var modified = Time(blob.Number()) ?? DateTimeOffset.MinValue;
        blob.Number();
        blob.Number();
        var stands = (Withdrawal)blob.Number() == Withdrawal.None;
        blob.Bytes();
        return (stands, modified, blob.Texts());
    }

    /// <summary>Seconds since 0001-01-01 plus one, so that 0 stands for "not said".</summary>
    private static long Seconds(DateTimeOffset? time) => time is { } value ? value.UtcTicks / TimeSpan.TicksPerSecond + 1 : 0;

    private static DateTimeOffset? Time(long seconds) => seconds == 0 ? null : new DateTimeOffset((seconds - 1) * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
