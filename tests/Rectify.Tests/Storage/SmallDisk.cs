using System.Diagnostics;

namespace Rectify.Tests.Storage;

/// <summary>A disk of a few megabytes, part of which is taken by something that can be removed. Only root can make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Filler = "something-else";

    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes one, and says why not where that is not possible.</summary>
    /// <param name="megabytes">How much it holds.</param>
    /// <param name="taken">How much of that is taken.</param>
    /// <param name="skip">Why there is none; null when there is.</param>
    public static SmallDisk? Make(int megabytes, int taken, out string? skip)
    {
        skip = null;
        var path = Directory.CreateTempSubdirectory("rectify-small-").FullName;
        if (Environment.UserName != "root" || !Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", path))
        {
            Directory.Delete(path);
            skip = "a full disk: only root can mount a small one";
            return null;
        }
        File.WriteAllBytes(System.IO.Path.Combine(path, Filler), new byte[taken << 20]);
        return new SmallDisk(path);
    }

    /// <summary>Somebody makes room.</summary>
    public void MakeRoom() => File.Delete(System.IO.Path.Combine(Path, Filler));

    /// <summary>Gives a folder on it to the user that PostgreSQL runs as.</summary>
    public string FolderOfPostgres(string name)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
        Assert.True(Run("chown", "postgres:postgres", folder) && Run("chmod", "755", Path));
        return folder;
    }

    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true }) ?? throw new InvalidOperationException(command);
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
