using Rectify.Cli.Shell;
using Rectify.Foundation;

namespace Rectify.Cli.Commands.Casework;

/// <summary>The bytes of a file that the command line names: a list, a receipt, a piece of evidence.</summary>
internal static class FileBytes
{
    /// <summary>All of the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">It may not be larger, in bytes; what takes it says so itself for what it refuses below that.</param>
    public static Result<byte[]> Read(string path, int most)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > most) return CaseworkProblems.FileTooLarge(path, Shown.Bytes(file.Length), Shown.Bytes(most));
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return CaseworkProblems.FileMissing(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return CaseworkProblems.FileClosed(path);
        }
    }
}
