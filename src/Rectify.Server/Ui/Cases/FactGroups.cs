using Rectify.Clocks.Rules;
using Rectify.Foundation;
using static Rectify.Clocks.Rules.FactKind;

namespace Rectify.Server.Ui.Cases;

/// <summary>The kinds of facts as somebody looks for one: by what it is about. Each stands in one group.</summary>
internal static class FactGroups
{
    /// <summary>The groups.</summary>
    public static IReadOnlyList<(Text Name, IReadOnlyList<FactKind> Kinds)> All { get; } =
    [
        (CasesTexts.WeFound, [Discovered, Aware, Learned, Noticed, Suspected, ReasonablyBelieved, Determined, Classified, Evaluated, AssetDetected, NewFactsConfirmed, InformationAvailable]),
        (CasesTexts.TheWorld, [Occurred, AttacksObserved, ExploitPublic, PublicAware, KevListed]),
        (CasesTexts.TheFix, [FixReady, PatchReleased, FixDeployed, Introduced, GoesLive, PaymentMade, HandlingEnded]),
        (CasesTexts.WeTold, [Submitted, Acknowledged, Published, ReportedOrally, ContactStarted, FactKind.Done]),
        (CasesTexts.OthersAsk, [Received, Requested, NotifiedByAuthority, AuthorityDecided, OrderServed, RectifyBy, ReplyBy, DueSet, DelayedUntil, ExtendedTo]),
    ];

    /// <summary>Whether it says of which step of a law it is, and towards whom.</summary>
    public static bool IsTowardsSomebody(FactKind kind) =>
        kind is Submitted or Acknowledged or Published or ReportedOrally or ContactStarted or FactKind.Done or Requested or AuthorityDecided or DueSet or DelayedUntil or ExtendedTo;
}
