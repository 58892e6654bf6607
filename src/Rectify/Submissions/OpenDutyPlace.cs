using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rectify.Cases;

namespace Rectify.Submissions;

/// <summary>A place among all open duties: what they are ordered by.</summary>
/// <param name="Rests">Whether it is one of a duplicate, or somebody said that it does not apply: those are last.</param>
/// <param name="ActBy">Act by; those without a time come after those with one.</param>
/// <param name="Sequence">The number of the case.</param>
/// <param name="Key">What tells the duties of one case from each other.</param>
public sealed record OpenDutyPlace(bool Rests, Instant? ActBy, long Sequence, string Key) : IComparable<OpenDutyPlace>
{
    /// <summary>The place of a duty of a case with this number.</summary>
    public static OpenDutyPlace Of(KeptDuty duty, long sequence) => new(
        duty.SaidNotApplicable || duty.Carried, duty.ActBy, sequence,
        string.Create(CultureInfo.InvariantCulture, $"{duty.Rule} {duty.Recipient} {duty.Group} {duty.Trigger} {duty.Needed} {duty.Occurrence:D9}"));

    /// <summary>Reads what <see cref="Parts"/> are; null when they are of no place.</summary>
    public static OpenDutyPlace? Read(IReadOnlyList<string> parts) =>
        parts is ["0" or "1", var actBy, var sequence, var key] && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && (actBy.Length == 0 || InstantPattern.ExtendedIso.Parse(actBy).Success)
            ? new(parts[0] == "1", actBy.Length == 0 ? null : InstantPattern.ExtendedIso.Parse(actBy).Value, number, key)
            : null;

    /// <summary>It as texts.</summary>
    public string[] Parts() =>
        [Rests ? "1" : "0", ActBy is { } actBy ? InstantPattern.ExtendedIso.Format(actBy) : "", Sequence.ToString(CultureInfo.InvariantCulture), Key];

    /// <inheritdoc />
    public int CompareTo(OpenDutyPlace? other)
    {
        if (other is null) return 1;
        var order = (Rests, ActBy ?? Instant.MaxValue, Sequence).CompareTo((other.Rests, other.ActBy ?? Instant.MaxValue, other.Sequence));
        return order != 0 ? order : string.CompareOrdinal(Key, other.Key);
    }

    /// <summary>By that order.</summary>
    public static bool operator <(OpenDutyPlace left, OpenDutyPlace right) => left.CompareTo(right) < 0;

    /// <summary>By that order.</summary>
    public static bool operator >(OpenDutyPlace left, OpenDutyPlace right) => left.CompareTo(right) > 0;

    /// <summary>By that order.</summary>
    public static bool operator <=(OpenDutyPlace left, OpenDutyPlace right) => left.CompareTo(right) <= 0;

    /// <summary>By that order.</summary>
    public static bool operator >=(OpenDutyPlace left, OpenDutyPlace right) => left.CompareTo(right) >= 0;
}
