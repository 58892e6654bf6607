namespace Rectify.Scanning.Tests;

/// <summary>A tree made by a test: paths and bytes, or paths and something that opens a stream.</summary>
internal sealed class MemoryTree : FileTree
{
    private readonly SortedDictionary<string, Func<Stream>> _files = new(StringComparer.Ordinal);

    public int SpoolsOpened { get; private set; }

    public MemoryTree With(string path, byte[] bytes) => With(path, () => new MemoryStream(bytes, writable: false));

    public MemoryTree With(string path, string text) => With(path, System.Text.Encoding.UTF8.GetBytes(text));

    public MemoryTree With(string path, Func<Stream> open)
    {
        _files[path] = open;
        return this;
    }

    public override bool IsSingleFile => _files.Count == 1;

    public override IEnumerable<TreeFile> Walk(NoteList notes, CancellationToken cancellation) =>
        _files.Select(file => new MemoryFile(file.Key, file.Value));

    public override Stream OpenSpool()
    {
        SpoolsOpened++;
        return new MemoryStream();
    }

    public ScanResult Scan(BudgetLimits? limits = null) => Scanner.Scan(this, limits ?? BudgetLimits.Default, null, CancellationToken.None);

    public static ScanResult Scan(string path, byte[] bytes, BudgetLimits? limits = null) => new MemoryTree().With(path, bytes).Scan(limits);

    public static ScanResult Scan(string path, string text, BudgetLimits? limits = null) => new MemoryTree().With(path, text).Scan(limits);

    private sealed class MemoryFile(string path, Func<Stream> open) : TreeFile(path, 1)
    {
        public override Stream Open() => open();
    }
}
