using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>What an event is about: a concept's word and an id, written <c>organisation/01j…</c>.</summary>
public readonly record struct Subject(string Concept, Id Id)
{
    /// <summary>The form that stands in the log.</summary>
    public override string ToString() => $"{Concept}/{Id}";
}
