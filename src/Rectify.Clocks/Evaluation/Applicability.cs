namespace Rectify.Clocks.Evaluation;

/// <summary>Yes, no, or not known.</summary>
public enum Answer
{
    /// <summary>Yes.</summary>
    Yes,
    /// <summary>No.</summary>
    No,
    /// <summary>Not known: alarms like yes.</summary>
    Unknown,
}

/// <summary>Why a rule binds, does not bind, or may bind.</summary>
public enum ReasonCode
{
    /// <summary>Everything that the rule asks is met.</summary>
    AllMet,
    /// <summary>The organisation has none of these roles. Roles.</summary>
    OtherRole,
    /// <summary>The role is not stated. Roles.</summary>
    RoleNotStated,
    /// <summary>Not in any of these markets. Markets.</summary>
    OtherMarket,
    /// <summary>The markets are not stated. Markets.</summary>
    MarketNotStated,
    /// <summary>Not established there. Jurisdictions.</summary>
    EstablishedElsewhere,
    /// <summary>The place of establishment is not stated. Jurisdictions.</summary>
    EstablishmentNotStated,
    /// <summary>Another sector. Sectors.</summary>
    OtherSector,
    /// <summary>The sector is not stated. Sectors.</summary>
    SectorNotStated,
    /// <summary>The asset has none of these marks. Flags.</summary>
    NoSuchFlag,
    /// <summary>The marks of the asset are not stated. Flags.</summary>
    FlagNotStated,
    /// <summary>The circumstance on which the rule turns is not as it asks. Circumstance, asked (true or false).</summary>
    OtherCircumstance,
    /// <summary>The circumstance on which the rule turns is not known. Circumstance, asked (true or false).</summary>
    CircumstanceNotKnown,
    /// <summary>Not law at the trigger. Date, in force from, in force to (or empty).</summary>
    NotInForce,
    /// <summary>The trigger may lie before or after the law's first or last day. Earliest date, latest date.</summary>
    PerhapsInForce,
}

/// <summary>The one question that decides.</summary>
public enum Question
{
    /// <summary>What is the organisation to this asset?</summary>
    WhichRole,
    /// <summary>Where is the product made available, or the system operated?</summary>
    WhichMarkets,
    /// <summary>Where is the organisation established?</summary>
    WhereEstablished,
    /// <summary>In which sectors does it work?</summary>
    WhichSectors,
    /// <summary>Does the asset carry this mark? Flags.</summary>
    WhichFlags,
    /// <summary>Has a malicious actor exploited the vulnerability?</summary>
    IsActivelyExploited,
    /// <summary>Is the vulnerability in a component that somebody else maintains?</summary>
    IsInUpstreamComponent,
    /// <summary>Is the vulnerability public?</summary>
    IsPubliclyDisclosed,
    /// <summary>When exactly did it happen?</summary>
    WhenExactly,
}

/// <summary>A reasoned yes, no or unknown that a rule binds the organisation here.</summary>
/// <param name="Answer">Yes, no or unknown.</param>
/// <param name="Reason">Why.</param>
/// <param name="Arguments">What the reason's text is filled with.</param>
/// <param name="Question">For unknown: the question that decides.</param>
public sealed record Applicability(Answer Answer, ReasonCode Reason, IReadOnlyList<string> Arguments, Question? Question)
{
    internal static readonly Applicability AllMet = new(Answer.Yes, ReasonCode.AllMet, [], null);

    internal static Applicability No(ReasonCode reason, params string[] arguments) => new(Answer.No, reason, arguments, null);

    internal static Applicability Unknown(ReasonCode reason, Question question, params string[] arguments) =>
        new(Answer.Unknown, reason, arguments, question);
}
