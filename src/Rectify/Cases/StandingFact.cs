using Rectify.Clocks.Evaluation;

namespace Rectify.Cases;

/// <summary>A fact that counts, with all the assets that it names.</summary>
/// <param name="Fact">The fact, without an asset.</param>
/// <param name="Assets">The assets, as the store writes them.</param>
internal readonly record struct StandingFact(Fact Fact, IReadOnlyList<string> Assets)
{
    /// <summary>One fact for each asset that it names, because the evaluator's facts name one or none.</summary>
    public IEnumerable<Fact> Each()
    {
        var fact = Fact;
        return Assets.Count switch
        {
            0 => [fact],
            1 => [fact with { Asset = Assets[0] }],
            _ => Assets.Select(asset => fact with { Id = $"{fact.Id}/{asset}", Asset = asset }),
        };
    }
}
