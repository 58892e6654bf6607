using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;

namespace Rectify.Cases.Coordination;

/// <summary>The words of coordination as people read them.</summary>
public static class CoordinationTexts
{
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm'Z'");

    internal static Text Contact { get; } = new("contact", "联系人");

    /// <summary>Where an embargo stands.</summary>
    public static Text Of(EmbargoState state) => state switch
    {
        EmbargoState.None => new("not there", "无"),
        EmbargoState.Proposed => new("proposed", "已提出"),
        EmbargoState.Active => new("active", "生效"),
        EmbargoState.Revise => new("active and being revised", "生效并在修订"),
        EmbargoState.Exited => new("over", "已结束"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Where a participant stands to it.</summary>
    public static Text Of(Consent consent) => consent switch
    {
        Consent.NoConsent => new("not asked", "未询问"),
        Consent.Invited => new("asked", "已邀请"),
        Consent.Signatory => new("a signatory", "已同意"),
        Consent.Declined => new("one that declined", "已拒绝"),
        Consent.Lapsed => new("one whose consent lapsed", "同意已失效"),
        _ => throw new ArgumentOutOfRangeException(nameof(consent), consent, null),
    };

    /// <summary>How it is known that a case is under an embargo: the answer's reason in the record.</summary>
    internal static string BecameActive(Instant until) => string.Create(CultureInfo.InvariantCulture, $"The embargo of this case was agreed on, until {Time.Format(until)}.");

    /// <summary>How it is known that it is not any more.</summary>
    internal static string IsOver(string because) => $"The embargo of this case is over: {because}.";
}
