namespace Rectify.Scanning.Packages;

/// <summary>One <c>key=value</c> of a package URL, decoded; the key is lower case.</summary>
public readonly record struct PurlQualifier(string Key, string Value);
