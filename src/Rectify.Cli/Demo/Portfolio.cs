using System.Reflection;

namespace Rectify.Cli.Demo;

/// <summary>The self-written portfolio of the stories, carried in the program: an SBOM, advisory records made of facts, an order's list.</summary>
internal static class Portfolio
{
    private const string Prefix = "demo/";

    /// <summary>Writes the portfolio's files below a folder, as they lie in the repository's <c>demo/</c>.</summary>
    public static void Unpack(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var path = Path.Combine([folder, .. name[Prefix.Length..].Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            using var resource = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
            using var file = File.Create(path);
            resource.CopyTo(file);
        }
    }
}
