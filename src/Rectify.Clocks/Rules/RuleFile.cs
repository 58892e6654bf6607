using System.Security.Cryptography;
using System.Text;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>A file of the rule book before it is read.</summary>
/// <param name="Path">Its path, for example <c>rules/cn/rmsv/cn.rmsv.7.2.report.yaml</c>; problems name it.</param>
/// <param name="Text">Its text; empty when it comes from compiled rules.</param>
public sealed record RuleFile(string Path, string Text)
{
    private readonly (string Hash, YamlNode Root)? compiled;

    /// <summary>A file that was taken apart before.</summary>
    internal RuleFile(string path, string hash, YamlNode root) : this(path, "") => compiled = (hash, root);

    /// <summary>SHA-256 of the text as UTF-8 with LF line ends, so that a checkout's line ends change nothing.</summary>
    public string Hash => compiled?.Hash ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>The root of its YAML, or null with at least one problem.</summary>
    internal YamlNode? Root(ReadProblems problems) => compiled?.Root ?? YamlTree.Read(Text, problems);
}
