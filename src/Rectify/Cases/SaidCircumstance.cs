namespace Rectify.Cases;

/// <summary>What a person said of a circumstance.</summary>
internal readonly record struct SaidCircumstance(string Circumstance, string Answer);

/// <summary>A party behind a recipient that is several.</summary>
internal readonly record struct NamedParty(string Recipient, string Organisation);
