namespace Rectify.Documents.Printing;

/// <summary>Where a program is.</summary>
internal static class ProgramPath
{
    /// <summary>The path of a program that is named by its path, or by a name that a folder of <c>PATH</c> has; null where there is none.</summary>
    public static string? Find(string program)
    {
        if (program.Contains(Path.DirectorySeparatorChar)) return File.Exists(program) ? Path.GetFullPath(program) : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
