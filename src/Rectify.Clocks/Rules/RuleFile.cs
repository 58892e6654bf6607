using System.Security.Cryptography;
using System.Text;

namespace Rectify.Clocks.Rules;

/// <summary>A file of the rule book before it is read.</summary>
/// <param name="Path">Its path, for example <c>rules/cn/rmsv/cn.rmsv.7.2.report.yaml</c>; problems name it.</param>
/// <param name="Text">Its text.</param>
public sealed record RuleFile(string Path, string Text)
{
    /// <summary>SHA-256 of the text as UTF-8 with LF line ends, so that a checkout's line ends change nothing.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));
}
