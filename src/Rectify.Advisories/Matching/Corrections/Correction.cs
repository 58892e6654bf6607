namespace Rectify.Advisories.Matching.Corrections;

/// <summary>What somebody who should know says against an advisory's data about some versions.</summary>
/// <param name="Id">Its number here, for example <c>COR-1</c>.</param>
/// <param name="Advisory">The advisory that is wrong.</param>
/// <param name="Versions">The versions that it is wrong about.</param>
/// <param name="StatedBy">Who says so.</param>
/// <param name="Source">Where.</param>
/// <param name="RecordedOn">The day on which the correction was written down; its text says whether the source itself was read.</param>
/// <param name="English">What is wrong, in English.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record Correction(
    string Id, string Advisory, IReadOnlyList<string> Versions, string StatedBy, string Source, DateOnly RecordedOn, string English, string Chinese);
