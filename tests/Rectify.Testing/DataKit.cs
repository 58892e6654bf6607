namespace Rectify.Testing;

/// <summary>
/// Real feeds, SBOMs and conformance suites that are not part of this repository. They are read from the folder named by
/// <c>RECTIFY_DATA</c> (default: <c>../shared/data</c> beside the checkout). A test that needs a file asks <see cref="Has"/> first
/// and skips with <see cref="Missing"/>, so that a run without the kit names what it did not test.
/// </summary>
public static class DataKit
{
    /// <summary>The kit's folder; it may not exist.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("RECTIFY_DATA") is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));

    /// <summary>The full path of a file or folder of the kit, whether or not it exists.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Whether the file or folder is there.</summary>
    public static bool Has(string relative) => File.Exists(PathOf(relative)) || Directory.Exists(PathOf(relative));

    /// <summary>The reason a test gives when it skips.</summary>
    public static string Missing(string relative) => $"RECTIFY_DATA has no {relative}";
}
