using System.IO.Compression;
using System.Text;

namespace Rectify.Scanning.Tests.Archives;

/// <summary>Makes the archives that the tests scan.</summary>
internal static class Zips
{
    public const string PomPath = "META-INF/maven/org.example/widget/pom.properties";

    public static byte[] Pom(string version = "1.2.3") => Encoding.UTF8.GetBytes($"#made\ngroupId=org.example\nartifactId=widget\nversion={version}\n");

    /// <summary>A jar with one pom.properties.</summary>
    public static byte[] Jar(string version = "1.2.3") => Of((PomPath, Pom(version)));

    public static byte[] Of(params (string Name, byte[] Content)[] entries) => Of(CompressionLevel.Fastest, entries);

    public static byte[] Of(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>Written without seeking, as servlets do: sizes stand behind the data.</summary>
    public static byte[] Streamed(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(new OneWay(bytes), ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal)) gzip.Write(content);
        return bytes.ToArray();
    }

    public static byte[] Tar(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var tar = new System.Formats.Tar.TarWriter(bytes, System.Formats.Tar.TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
                tar.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }
        return bytes.ToArray();
    }

    /// <summary>The archive with every place of a byte pattern replaced by another of the same length.</summary>
    public static byte[] Replace(byte[] archive, ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        var copy = archive.ToArray();
        for (int at = 0, found; (found = copy.AsSpan(at).IndexOf(old)) >= 0; at += found + old.Length) now.CopyTo(copy.AsSpan(at + found));
        return copy;
    }

    private sealed class OneWay(Stream inner) : Stream
    {
        private long _written;
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => _written; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count)
        {
            _written += count;
            inner.Write(buffer, offset, count);
        }
    }
}
