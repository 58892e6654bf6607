using System;
using Microsoft.CodeAnalysis;

namespace Rectify.Analyzers;

/// <summary>A first-level folder of a project; the project's own files stand in the folder <c>.</c>.</summary>
internal readonly struct Folder : IEquatable<Folder>
{
    public const string Root = ".";

    public Folder(string project, string name) => (Project, Name) = (project, name);

    public string Project { get; }
    public string Name { get; }

    /// <summary>The folder of a namespace; null when the namespace is not the project's (a source generator's own, for example).</summary>
    public static Folder? Of(string project, string? @namespace)
    {
        if (string.IsNullOrEmpty(@namespace) || @namespace == project) return new Folder(project, Root);
        if (@namespace is null || !@namespace.StartsWith(project + ".", StringComparison.Ordinal)) return null;
        return new Folder(project, @namespace.Substring(project.Length + 1).Split('.')[0]);
    }

    /// <summary>The folder in which a type is declared.</summary>
    public static Folder? Of(INamedTypeSymbol type) =>
        type.ContainingAssembly is { } assembly
            ? Of(assembly.Name, type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : null)
            : null;

    public bool Equals(Folder other) => Project == other.Project && Name == other.Name;
    public override bool Equals(object? other) => other is Folder folder && Equals(folder);
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
    public override string ToString() => Name == Root ? Project : Project + "/" + Name;
}
