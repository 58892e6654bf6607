namespace Rectify.Bench;

/// <summary>A temporary folder that goes when it is disposed of.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("rectify-bench-").FullName;

    public string PathOf(string name) => Path.Combine(path, name);

    public void Dispose() => Directory.Delete(path, recursive: true);
}
