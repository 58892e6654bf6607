using Rectify.Clocks.Rules;

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
    /// <summary>The circumstance on which the rule turns is not as it asks. Circumstance, what is asked, what it is.</summary>
    OtherCircumstance,
    /// <summary>The circumstance on which the rule turns is not known. Circumstance, what is asked.</summary>
    CircumstanceNotKnown,
    /// <summary>The law leaves it out: it has one of these roles, sectors or marks. Words.</summary>
    Excepted,
    /// <summary>Whether the law leaves it out is not stated. Words.</summary>
    ExceptionNotStated,
    /// <summary>Not law at the trigger. Date, in force from, in force to (or empty).</summary>
    NotInForce,
    /// <summary>The trigger may lie before or after the law's first or last day. Earliest date, latest date.</summary>
    PerhapsInForce,
}

/// <summary>A reasoned yes, no or unknown that a rule binds the organisation here.</summary>
/// <param name="Answer">Yes, no or unknown.</param>
/// <param name="Reason">Why.</param>
/// <param name="Arguments">What the reason's text is filled with.</param>
/// <param name="Question">For unknown: the question that decides.</param>
/// <param name="Names">The names of sectors and marks, or of the circumstance, that stand in the arguments.</param>
public sealed record Applicability(
    Answer Answer, ReasonCode Reason, IReadOnlyList<string> Arguments, Question? Question, IReadOnlyList<RuleText> Names)
{
    internal static readonly Applicability AllMet = new(Answer.Yes, ReasonCode.AllMet, [], null, []);

    internal static Applicability No(ReasonCode reason, params string[] arguments) => new(Answer.No, reason, arguments, null, []);

    internal static Applicability Unknown(ReasonCode reason, QuestionKind question, params string[] arguments) =>
        new(Answer.Unknown, reason, arguments, new Question(question, null), []);
}
