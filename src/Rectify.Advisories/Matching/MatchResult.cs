using Rectify.Advisories.Database;

namespace Rectify.Advisories.Matching;

/// <summary>The answer to a list of queries, with what it rests on.</summary>
/// <param name="Matches">By query, then by vulnerability id.</param>
/// <param name="NotCovered">Ecosystems of queries for which there is no advisory at all: there, "no match" means nothing.</param>
/// <param name="Status">How old and how complete the data is.</param>
public sealed record MatchResult(IReadOnlyList<Match> Matches, IReadOnlyList<EcosystemNotCovered> NotCovered, DatabaseStatus Status);

/// <summary>An ecosystem without data, and how many queries asked for it.</summary>
public sealed record EcosystemNotCovered(string Ecosystem, int Queries);
