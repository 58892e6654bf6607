using System.Runtime.InteropServices;
using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;

namespace Rectify.Cases;

/// <summary>
/// The duties of one case as one value: a million duties are two hundred thousand rows. What they say is derived, so a form that another
/// program version wrote is not read but computed again.
/// </summary>
internal static class DutyBytes
{
    /// <summary>Raised with every change of what is written, and of the order of the words of a closed list.</summary>
    public const ulong Form = 3;

    public static byte[] Write(IReadOnlyList<KeptDuty> duties)
    {
        var writer = new Varints.Writer();
        writer.Add(Form);
        writer.Add((ulong)duties.Count);
        foreach (var duty in duties)
        {
            writer.Add(duty.Rule);
            writer.Add((ulong)duty.RuleVersion);
            writer.Add(duty.Recipient);
            Add(writer, duty.Group);
            writer.Add(duty.Trigger);
            Add(writer, duty.Needed);
            writer.Add((ulong)(duty.Occurrence ?? 0));
            writer.Add(Zigzag(duty.StartedAt.ToTicks()));
            Add(writer, duty.Conservative);
            Add(writer, duty.LatestArguable);
            Add(writer, duty.KeepUntil);
            Add(writer, duty.InternalTarget);
            writer.Add((ulong)duty.State);
            writer.Add((ulong)((int?)duty.Timing + 1 ?? 0));
            writer.Add((ulong)((int?)duty.CannotSay + 1 ?? 0));
            writer.Add((ulong)duty.Force);
            writer.Add((ulong)duty.Applies);
            writer.Add((duty.Provisional ? 1UL : 0) | (duty.Extended ? 2UL : 0) | (duty.Acknowledged ? 4UL : 0) | (duty.SaidNotApplicable ? 8UL : 0) | (duty.Carried ? 16UL : 0));
        }
        return writer.ToArray();
    }

    /// <summary>Null when another version of the program wrote it.</summary>
    public static IReadOnlyList<KeptDuty>? Read(byte[] bytes)
    {
        var reader = new Varints.Reader(bytes);
        if (reader.Next() != Form) return null;
        var duties = new List<KeptDuty>();
        CollectionsMarshal.SetCount(duties, checked((int)reader.Next()));
        foreach (ref var duty in CollectionsMarshal.AsSpan(duties)) duty = Next(ref reader);
        return duties;
    }

    private static KeptDuty Next(ref Varints.Reader reader)
    {
        var duty = new KeptDuty
        {
            Rule = reader.NextText(),
            RuleVersion = (int)reader.Next(),
            Recipient = reader.NextText(),
            Group = MaybeText(ref reader),
            Trigger = reader.NextText(),
            Needed = MaybeText(ref reader),
            Occurrence = reader.Next() is > 0 and var occurrence ? (int)occurrence : null,
            StartedAt = Unzigzag(reader.Next()).ToInstant(),
            Conservative = MaybeInstant(ref reader),
            LatestArguable = MaybeInstant(ref reader),
            KeepUntil = MaybeInstant(ref reader),
            InternalTarget = MaybeInstant(ref reader),
            State = (ObligationState)reader.Next(),
            Timing = reader.Next() is > 0 and var timing ? (MetTiming)(timing - 1) : null,
            CannotSay = reader.Next() is > 0 and var reason ? (CannotSayReason)(reason - 1) : null,
            Force = (Force)reader.Next(),
            Applies = (Answer)reader.Next(),
        };
        var marks = reader.Next();
        return duty with
        {
            Provisional = (marks & 1) != 0, Extended = (marks & 2) != 0, Acknowledged = (marks & 4) != 0, SaidNotApplicable = (marks & 8) != 0,
            Carried = (marks & 16) != 0,
        };
    }

    private static void Add(Varints.Writer writer, string? text)
    {
        writer.Add(text is null ? 0UL : 1);
        if (text is not null) writer.Add(text);
    }

    private static string? MaybeText(ref Varints.Reader reader) => reader.Next() == 0 ? null : reader.NextText();

    private static void Add(Varints.Writer writer, Instant? instant)
    {
        writer.Add(instant is null ? 0UL : 1);
        if (instant is { } at) writer.Add(Zigzag(at.ToTicks()));
    }

    private static Instant? MaybeInstant(ref Varints.Reader reader) => reader.Next() == 0 ? null : Unzigzag(reader.Next()).ToInstant();

    /// <summary>Instants before 1970 are negative.</summary>
    private static ulong Zigzag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private static long Unzigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
