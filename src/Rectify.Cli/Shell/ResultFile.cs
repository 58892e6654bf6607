namespace Rectify.Cli.Shell;

/// <summary>
/// Where a result goes: standard output, or a file that appears whole or not at all (written beside its place under another name, then
/// renamed).
/// </summary>
internal sealed class ResultFile : IDisposable
{
    private readonly string? _path;
    private readonly string? _draft;
    private bool _kept;

    private ResultFile(Session session, string? path)
    {
        _path = path is null ? null : Path.GetFullPath(path);
        _draft = _path is null ? null : $"{_path}.{Environment.ProcessId}.part";
        Stream = _draft is null ? session.Surroundings.OutStream : new FileStream(_draft, FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    public Stream Stream { get; }

    /// <summary>Whether the result goes to a file; then nobody looks at colours.</summary>
    public bool IsFile => _path is not null;

    /// <summary>Opens the result.</summary>
    /// <exception cref="IOException">The file cannot be created there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be created there.</exception>
    public static ResultFile Open(Session session, string? path) => new(session, path);

    /// <summary>Puts the finished file in its place.</summary>
    public void Keep()
    {
        Stream.Flush();
        if (_draft is null || _path is null) return;
        Stream.Dispose();
        File.Move(_draft, _path, overwrite: true);
        _kept = true;
    }

    public void Dispose()
    {
        if (_draft is null) return;
        Stream.Dispose();
        if (!_kept) File.Delete(_draft);
    }
}
