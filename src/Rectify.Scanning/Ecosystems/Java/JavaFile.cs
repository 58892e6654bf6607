using System.Text;
using Rectify.Scanning.Archives;

namespace Rectify.Scanning.Ecosystems.Java;

/// <summary>A file outside any zip that tells something about Java: its clue, the folder it speaks for, and its bytes.</summary>
/// <param name="Clue">What it is.</param>
/// <param name="Root">The folder that the Java program lies in, with a <c>/</c> at its end unless it is empty.</param>
/// <param name="Path">Its path.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record JavaFile(JavaClue Clue, string Root, string Path, byte[] Content)
{
    private static readonly string[] ClassFolders = ["WEB-INF/classes/", "BOOT-INF/classes/"];

    /// <summary>The most bytes of a file that are worth reading for a clue.</summary>
    private static int MostBytes(JavaClue clue) => clue == JavaClue.Manifest ? Manifest.MostBytes : RelocatedClass.MostBytes;

    /// <summary>Reads a file that may be a clue; null when it is none.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="content">Its bytes, at their beginning.</param>
    /// <param name="length">How many there are.</param>
    public static JavaFile? Read(string path, Stream content, long length)
    {
        var name = Encoding.UTF8.GetBytes(path);
        var clue = JavaPath.Read(name, out var root);
        if (clue == JavaClue.None) return null;
        var bytes = new byte[Math.Min(length, MostBytes(clue))];
        var read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return new JavaFile(clue, Encoding.UTF8.GetString(name.AsSpan(0, root)), path, bytes[..read]);
    }

    /// <summary>The folder that an application lies in: its classes stand below it, its metadata in it.</summary>
    public string Application
    {
        get
        {
            foreach (var folder in ClassFolders)
                if (Root.EndsWith(folder, StringComparison.Ordinal)) return Root[..^folder.Length];
            return Root;
        }
    }

    /// <summary>Tells an archive what this file says.</summary>
    /// <param name="archive">What gathers the clues.</param>
    /// <param name="root">The root as the archive knows it.</param>
    public void Tell(JavaArchive archive, string root)
    {
        switch (Clue)
        {
            case JavaClue.PomProperties:
                archive.AddPom(root, Content);
                break;
            case JavaClue.Manifest:
                archive.AddManifest(root, Content);
                break;
            case JavaClue.Log4jClass when Log4jClasses.KindOf(JavaPath.FileStem(Encoding.UTF8.GetBytes(Path))) is { } kind:
                archive.AddCoreClass(root, kind, Crc32.Of(Content), Content.Length);
                break;
            case JavaClue.Log4j1Class:
                archive.AddOldClass(root);
                break;
            case JavaClue.JndiLookupElsewhere when RelocatedClass.IsJndiLookup(Content):
                archive.AddLookupElsewhere(Path, null);
                break;
        }
    }
}
