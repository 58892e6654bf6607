namespace Rectify.Publications.Tests;

/// <summary>Files for programs that want files.</summary>
internal static class Scratch
{
    private static readonly string Root = Directory.CreateTempSubdirectory("rectify-publications-").FullName;
    private static int number;

    static Scratch() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);

    public static string File(string name, byte[] content)
    {
        var path = Path.Combine(Folder(), name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public static string Folder() => Directory.CreateDirectory(Path.Combine(Root, $"{Interlocked.Increment(ref number)}")).FullName;
}
