namespace Rectify.Scanning.Ecosystems.Java;

/// <summary>The classes of log4j-core that changed with its fixes.</summary>
internal enum Log4jClass
{
    JndiLookup,
    JndiManager,
    MessagePatternConverter,
    DataSourceConnectionSource,
    StrSubstitutor,
}

/// <summary>Names of the classes in <see cref="Log4jClass"/>.</summary>
internal static class Log4jClasses
{
    /// <summary>How many there are.</summary>
    public const int Count = 5;

    /// <summary>The class with this name, without package and extension.</summary>
    public static Log4jClass? KindOf(ReadOnlySpan<byte> stem) => stem.Length switch
    {
        10 when stem.SequenceEqual("JndiLookup"u8) => Log4jClass.JndiLookup,
        11 when stem.SequenceEqual("JndiManager"u8) => Log4jClass.JndiManager,
        23 when stem.SequenceEqual("MessagePatternConverter"u8) => Log4jClass.MessagePatternConverter,
        26 when stem.SequenceEqual("DataSourceConnectionSource"u8) => Log4jClass.DataSourceConnectionSource,
        14 when stem.SequenceEqual("StrSubstitutor"u8) => Log4jClass.StrSubstitutor,
        _ => null,
    };

    /// <summary>The path below <c>org/apache/logging/log4j/core/</c>, without the extension (some agents ship classes under another one).</summary>
    public static ReadOnlySpan<byte> PathOf(Log4jClass kind) => kind switch
    {
        Log4jClass.JndiLookup => "lookup/JndiLookup"u8,
        Log4jClass.JndiManager => "net/JndiManager"u8,
        Log4jClass.MessagePatternConverter => "pattern/MessagePatternConverter"u8,
        Log4jClass.DataSourceConnectionSource => "appender/db/jdbc/DataSourceConnectionSource"u8,
        _ => "lookup/StrSubstitutor"u8,
    };
}
