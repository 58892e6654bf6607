using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>What is asked when it is not known whether a rule binds.</summary>
public enum QuestionKind
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
    /// <summary>When exactly did it happen?</summary>
    WhenExactly,
    /// <summary>What of a circumstance: <see cref="Question.Circumstance"/>.</summary>
    Circumstance,
}

/// <summary>The one question that decides.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Circumstance">For a circumstance: which one.</param>
public sealed record Question(QuestionKind Kind, Circumstance? Circumstance)
{
    /// <summary>The question's word, as files and answers write it: <c>whichRole</c>, or the circumstance's id.</summary>
    public string Word => Circumstance?.Id ?? Words.Of(Kind);

    internal static Question About(Circumstance circumstance) => new(QuestionKind.Circumstance, circumstance);
}
