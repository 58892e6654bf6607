using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Feeds.Epss;
using Rectify.Advisories.Feeds.Kev;
using Rectify.Advisories.Feeds.Osv;

namespace Rectify.Advisories.Database;

/// <summary>Goes through the files of all sources, tells by their content what they are, and hands the records to the session.</summary>
internal sealed class FeedIntake(ImportSession session, FeedLimits limits, ImportNotes notes, IProgress<ImportProgress>? progress, CancellationToken cancellation)
{
    private const int RecordsBetweenReports = 256;

    private readonly FeedTally[] tallies = [new(FeedKind.Osv), new(FeedKind.Kev), new(FeedKind.Epss)];
    private readonly SortedDictionary<string, LooseRecords> loose = new(StringComparer.Ordinal);
    private readonly ByteBuffer buffer = new();
    private (FeedFile File, KevCatalogue Catalogue, ImportedSource Source)? kev;
    private (FeedFile File, List<(CveId, EpssScore)> Scores, ImportedSource Source)? epss;
    private FeedFile? current;
    private long bytesDone, bytesOfCurrent;
    private long? bytesInAll;

    /// <summary>Whether anything was recognised.</summary>
    public bool FoundAnything => tallies.Any(tally => tally.Files > 0);

    public IReadOnlyList<FeedCount> Counts => [.. tallies.Where(tally => tally.Files > 0).Select(tally => tally.ToCount())];

    public void Take(IReadOnlyList<IFeedSource> sources)
    {
        var files = sources.SelectMany(source => source.List(notes)).ToList();
        bytesInAll = files.TrueForAll(file => file.Length is not null) ? files.Sum(file => file.Length) : null;
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            current = file;
            bytesOfCurrent = 0;
            using var stream = file.Open(limits, notes, cancellation);
            if (stream is null) continue;
            Take(file, stream);
            bytesDone += stream.Length;
        }
        bytesOfCurrent = 0;
        TakeEditions();
        foreach (var (folder, records) in loose)
        {
            tallies[(int)FeedKind.Osv].Files++;
            session.Put(records.ToSource(folder));
        }
    }

    private void Take(FeedFile file, Stream stream)
    {
        try
        {
            var head = new byte[FeedForms.HeadBytes];
            switch (FeedForms.Of(Head(stream, head)))
            {
                case FeedForm.Zip: TakeArchive(file, stream); break;
                case FeedForm.Json: TakeJson(file, stream, stream); break;
                case FeedForm.EpssTable: TakeScores(file, stream, stream, () => true); break;
                case FeedForm.Gzip: TakeCompressed(file, stream, head); break;
                default: notes.Add(ImportNoteCode.NotAFeed, file.Name); break;
            }
        }
        catch (LimitExceededException limit)
        {
            notes.Add(ImportNoteCode.InflatesTooMuch, file.Name, Invariant(limit.Limit));
        }
        catch (InvalidDataException)
        {
            notes.Add(ImportNoteCode.ArchiveBroken, file.Name);
        }
        catch (IOException)
        {
            notes.Add(ImportNoteCode.Unreadable, file.Name);
        }
    }

    private void TakeCompressed(FeedFile file, Stream stream, byte[] head)
    {
        FeedForm form;
        using (var peek = Inflated(stream)) form = FeedForms.Of(Head(peek, head, rewind: false));
        stream.Position = 0;
        using var inflated = Inflated(stream);
        if (form == FeedForm.EpssTable) TakeScores(file, stream, inflated, () => EndsAsItSays(stream, inflated.BytesRead));
        else if (form == FeedForm.Json) TakeJson(file, stream, inflated);
        else notes.Add(ImportNoteCode.NotAFeed, file.Name);

        BoundedStream Inflated(Stream from) => new(new GZipStream(from, CompressionMode.Decompress, leaveOpen: true), limits.InflatedBytes);
    }

    private void TakeArchive(FeedFile file, Stream stream)
    {
        var sha256 = Hash(stream);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > limits.ArchiveEntries)
        {
            notes.Add(ImportNoteCode.TooManyEntries, file.Name, Invariant(archive.Entries.Count), Invariant(limits.ArchiveEntries));
            return;
        }
        var (records, inflated) = (new RecordCount(), 0L);
        foreach (var entry in archive.Entries)
        {
            if (!entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) continue;
            cancellation.ThrowIfCancellationRequested();
            var location = $"{file.Name}!/{entry.FullName}";
            if (ReadEntry(entry, location) is not { } length) continue;
            if ((inflated += length) > limits.InflatedBytes) throw new LimitExceededException(limits.InflatedBytes);
            TakeRecord(buffer.Bytes, location, records);
            bytesOfCurrent += entry.CompressedLength;
        }
        if (records.Read == 0)
        {
            notes.Add(ImportNoteCode.NotAFeed, file.Name);
            return;
        }
        tallies[(int)FeedKind.Osv].Files++;
        session.Put(new ImportedSource(FeedKind.Osv, file.Name, file.Origin, sha256, stream.Length, records.Read) { Ecosystem = records.MainEcosystem });
    }

    private int? ReadEntry(ZipArchiveEntry entry, string location)
    {
        try
        {
            using var content = entry.Open();
            buffer.Fill(content, limits.RecordBytes);
            return buffer.Bytes.Length;
        }
        catch (LimitExceededException)
        {
            notes.Add(ImportNoteCode.RecordTooLarge, location, Invariant(limits.RecordBytes));
        }
        catch (Exception damage) when (damage is InvalidDataException or NotSupportedException or IOException)
        {
            notes.Add(ImportNoteCode.RecordBroken, location, "", "");
        }
        tallies[(int)FeedKind.Osv].Broken++;
        return null;
    }

    private void TakeJson(FeedFile file, Stream raw, Stream content)
    {
        try
        {
            buffer.Fill(content, limits.CatalogueBytes);
        }
        catch (LimitExceededException)
        {
            notes.Add(ImportNoteCode.RecordTooLarge, file.Name, Invariant(limits.CatalogueBytes));
            return;
        }
        switch (JsonFeeds.Of(buffer.Bytes))
        {
            case FeedKind.Kev: TakeCatalogue(file, raw); break;
            case FeedKind.Osv:
                if (!loose.TryGetValue(file.Folder, out var records)) loose.Add(file.Folder, records = new LooseRecords());
                records.Add(buffer.Bytes);
                TakeRecord(buffer.Bytes, file.Name, records.Count);
                break;
            default: notes.Add(ImportNoteCode.NotAFeed, file.Name); break;
        }
    }

    private void TakeRecord(ReadOnlySpan<byte> json, string location, RecordCount count)
    {
        var tally = tallies[(int)FeedKind.Osv];
        if (!OsvReader.TryRead(json, location, notes, out var record))
        {
            tally.Broken++;
            return;
        }
        count.Add(record);
        if (session.Put(record))
        {
            tally.Written++;
            if (record.Advisory.Withdrawal != Withdrawal.None) tally.Withdrawn++;
        }
        else tally.Superseded++;
        if (++tally.Read % RecordsBetweenReports == 0) Report(ImportStep.Reading);
    }

    private void TakeCatalogue(FeedFile file, Stream raw)
    {
        var tally = tallies[(int)FeedKind.Kev];
        if (!KevReader.TryRead(buffer.Bytes, file.Name, notes, out var catalogue))
        {
            tally.Broken++;
            return;
        }
        tally.Files++;
        tally.Read += catalogue.Entries.Count;
        raw.Position = 0;
        var source = new ImportedSource(FeedKind.Kev, file.Name, file.Origin, Hash(raw), raw.Length, catalogue.Entries.Count)
        {
            Edition = catalogue.Version,
            EditionAt = catalogue.ReleasedAt,
        };
        if (kev is not { } former || former.Source.EditionAt <= source.EditionAt)
        {
            if (kev is { } older) Older(older.Source, source, tally);
            kev = (file, catalogue, source);
        }
        else Older(source, former.Source, tally);
    }

    private void TakeScores(FeedFile file, Stream raw, Stream content, Func<bool> isWhole)
    {
        var tally = tallies[(int)FeedKind.Epss];
        using var text = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        var reader = new EpssReader(text, file.Name, notes);
        var edition = reader.ReadEdition();
        var scores = new List<(CveId, EpssScore)>();
        while (reader.Read() is { } score)
        {
            scores.Add(score);
            if (scores.Count % 4096 == 0) cancellation.ThrowIfCancellationRequested();
        }
        if (!isWhole()) throw new InvalidDataException(); // half a table must not replace a whole one
        tally.Files++;
        tally.Read += scores.Count;
        tally.Broken += reader.Broken;
        raw.Position = 0;
        var source = new ImportedSource(FeedKind.Epss, file.Name, file.Origin, Hash(raw), raw.Length, scores.Count)
        {
            Edition = edition.ModelVersion,
            EditionAt = edition.ScoredAt ?? new DateTimeOffset(0, TimeSpan.Zero),
        };
        if (epss is not { } former || former.Source.EditionAt <= source.EditionAt)
        {
            if (epss is { } older) Older(older.Source, source, tally);
            epss = (file, scores, source);
        }
        else Older(source, former.Source, tally);
    }

    /// <summary>Writes the newest edition of each catalogue, unless the database already has a newer one.</summary>
    private void TakeEditions()
    {
        if (kev is { } catalogue && IsNewest(catalogue.Source, tallies[(int)FeedKind.Kev]))
        {
            session.Put(catalogue.Catalogue);
            session.Put(catalogue.Source);
            tallies[(int)FeedKind.Kev].Written = catalogue.Source.Records;
        }
        if (epss is { } table && IsNewest(table.Source, tallies[(int)FeedKind.Epss]))
        {
            session.Put(table.Scores);
            session.Put(table.Source);
            tallies[(int)FeedKind.Epss].Written = table.Source.Records;
        }
    }

    private bool IsNewest(ImportedSource source, FeedTally tally)
    {
        if (session.EditionOf(source.Feed) is not { } there || there.At <= source.EditionAt) return true;
        notes.Add(ImportNoteCode.OlderEdition, source.Name, source.Edition, there.Edition);
        tally.Superseded += source.Records;
        return false;
    }

    private void Older(ImportedSource older, ImportedSource newer, FeedTally tally)
    {
        notes.Add(ImportNoteCode.OlderEdition, older.Name, older.Edition, newer.Edition);
        tally.Superseded += older.Records;
    }

    /// <summary>GZipStream takes a file that was cut off for one that ended; RFC 1952 puts the length, modulo 2³², at the end.</summary>
    private static bool EndsAsItSays(Stream compressed, long inflatedBytes)
    {
        if (compressed.Length < 4) return false;
        compressed.Position = compressed.Length - 4;
        Span<byte> length = stackalloc byte[4];
        compressed.ReadExactly(length);
        return BinaryPrimitives.ReadUInt32LittleEndian(length) == (uint)inflatedBytes;
    }

    public void Report(ImportStep step) => progress?.Report(new ImportProgress(current?.Name ?? "", tallies.Sum(tally => tally.Read), bytesDone + bytesOfCurrent, bytesInAll, step));

    private static ReadOnlySpan<byte> Head(Stream stream, byte[] head, bool rewind = true)
    {
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (rewind) stream.Position = 0;
        return head.AsSpan(0, length);
    }

    private static string Hash(Stream stream)
    {
        var hash = SHA256.HashData(stream);
        stream.Position = 0;
        return Convert.ToHexStringLower(hash);
    }

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
