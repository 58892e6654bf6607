using System.Collections.Frozen;

namespace Rectify.Publications.Data;

/// <summary>Which members the JSON schema of a version of CSAF gives to which object, and which object each of them holds.</summary>
internal static class KnownMembers
{
    /// <summary>The object that a document is.</summary>
    public const string Root = "root";

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, string>>> Of20 = new(() => Load("csaf-2.0-members.tsv"));
    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, string>>> Of21 = new(() => Load("csaf-2.1-members.tsv"));

    /// <summary>The members of an object: each to the object that it holds, or to an empty text.</summary>
    public static FrozenDictionary<string, string>? Of(bool is21, string name) => (is21 ? Of21 : Of20).Value.GetValueOrDefault(name);

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Load(string table) => Table.Rows(table).ToFrozenDictionary(
        row => row[0],
        row => row[1].Split(' ').Select(member => member.Split('=')).ToFrozenDictionary(member => member[0], member => member.Length > 1 ? member[1] : ""));
}
