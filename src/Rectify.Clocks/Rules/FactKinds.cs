namespace Rectify.Clocks.Rules;

/// <summary>A set of kinds of facts, one bit each, so that most rules can be told at a glance to be started by nothing of a case.</summary>
internal readonly record struct FactKinds(ulong Bits)
{
    internal static FactKinds Of(IEnumerable<FactKind> kinds) => kinds.Aggregate(default(FactKinds), (set, kind) => set.With(kind));

    internal FactKinds With(FactKind kind) => new(Bits | (1UL << (int)kind));

    internal bool Contains(FactKind kind) => (Bits & (1UL << (int)kind)) != 0;

    internal bool Overlaps(FactKinds other) => (Bits & other.Bits) != 0;
}
