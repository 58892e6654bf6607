namespace Rectify.Findings;

/// <summary>What was checked, where no vulnerability stands behind what was found.</summary>
/// <param name="Check">By whom it is named, and what: <c>nessus:10863</c>, <c>cwe:CWE-79</c>, <c>clause:…</c>, <c>words:…</c>. Titles are no part of it.</param>
/// <param name="Title">What its makers call it; may be empty.</param>
public sealed record Weakness(string Check, string Title);
