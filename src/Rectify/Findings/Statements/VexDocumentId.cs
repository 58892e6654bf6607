using Rectify.Foundation;

namespace Rectify.Findings.Statements;

/// <summary>The id of a <see cref="KeptDocument"/>.</summary>
public readonly record struct VexDocumentId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>One statement of a document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Number">Its number there, from 1.</param>
public readonly record struct StatementId(VexDocumentId Document, long Number)
{
    /// <summary>The document and the number with a slash between them.</summary>
    public override string ToString() => $"{Document}/{Number}";
}
