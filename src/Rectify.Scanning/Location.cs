namespace Rectify.Scanning;

/// <summary>
/// How a place is written: the path inside the scanned root with <c>!/</c> between an archive and what it holds
/// (<c>lib/app.ear!/web.war!/WEB-INF/lib/log4j-core-2.14.1.jar</c>), and <c>#</c> before a place in a document
/// (<c>gateway.cdx.json#components/12</c>, or the component's own id when it has one). Entry names stand as the archive writes them: a
/// location is for people and never opened as a path.
/// </summary>
public static class Location
{
    /// <summary>The place of an entry in an archive.</summary>
    public static string Entry(string archive, string name) => $"{archive}!/{name}";

    /// <summary>The place of a part of a document.</summary>
    public static string Part(string document, string part) => $"{document}#{part}";

    /// <summary>The last name of a location: of <c>a.war!/lib/b.jar</c> it is <c>b.jar</c>.</summary>
    public static ReadOnlySpan<char> FileName(ReadOnlySpan<char> location) => location[(location.LastIndexOf('/') + 1)..];
}
