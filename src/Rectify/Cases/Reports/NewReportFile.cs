using System.Security.Cryptography;

namespace Rectify.Cases.Reports;

/// <summary>A file that comes with a message.</summary>
/// <param name="Kind">What it is to the message.</param>
/// <param name="Name">What its sender calls it, up to 200 characters.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Keep">Whether its bytes are kept; not when they stand inside another file that is.</param>
public sealed record NewReportFile(ReportFileKind Kind, string Name, ReadOnlyMemory<byte> Bytes, bool Keep = true)
{
    /// <summary>How many files come with a message at most.</summary>
    public const int Most = 200;

    /// <summary>How many bytes all files of a message have at most: 80 MiB.</summary>
    public const long MostBytes = 80L << 20;

    /// <summary>What a name may have.</summary>
    internal const int NameLimit = 200;

    /// <summary>The SHA-256 of the bytes in lower-case hexadecimal; computed once, for a transaction may run again.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));
}
