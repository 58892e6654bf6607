namespace Rectify.Scanning.Ecosystems.Java;

/// <summary>
/// Whether a class is log4j-core's JndiLookup under another package: tools that move classes rewrite names in them and leave their texts.
/// </summary>
internal static class RelocatedClass
{
    /// <summary>The largest class worth reading; the real ones have three thousand bytes.</summary>
    public const int MostBytes = 64 << 10;

    /// <summary>Whether the class speaks JndiLookup's texts.</summary>
    public static bool IsJndiLookup(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("java:comp/env/"u8) >= 0
        && (bytes.IndexOf("Error looking up JNDI resource"u8) >= 0 || bytes.IndexOf("LogEvent"u8) >= 0);
}
