using System.Diagnostics.CodeAnalysis;

namespace Rectify.Scanning.Versions;

/// <summary>
/// A version that was read by a <see cref="VersionOrder"/>. Texts that differ may be equal in order (<c>1.0</c> and <c>1.0.0</c>).
/// Comparing versions of two different orders is a bug and throws.
/// </summary>
[SuppressMessage("Design", "CA1036", Justification = "Equal in order is not equal in text; an == would hide which of the two is meant.")]
public abstract class ComparableVersion(string text) : IComparable<ComparableVersion>
{
    /// <summary>The text as it was read, without blanks around it.</summary>
    public string Text { get; } = text;

    public abstract int CompareTo(ComparableVersion? other);

    public override string ToString() => Text;

    private protected ArgumentException OtherOrder(ComparableVersion? other) =>
        new($"{Text} ({GetType().Name}) and {other?.Text} ({other?.GetType().Name}) belong to different orders");
}
