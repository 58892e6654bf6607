using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Cases;

/// <summary>What an answer is computed with, beside the facts.</summary>
/// <param name="Rules">The rules, calendars and conflicts.</param>
/// <param name="Organisation">What laws ask of the organisation: sectors, targets, adopted rules. What the inventory knows is laid over it.</param>
public sealed record Laws(RuleBook Rules, Profile Organisation);
