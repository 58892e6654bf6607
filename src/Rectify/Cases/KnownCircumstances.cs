using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>Whence an answer to a circumstance is.</summary>
public enum CircumstanceSource
{
    /// <summary>A person said it of the case.</summary>
    Person,

    /// <summary>What sort of matter the case is says it.</summary>
    CaseKind,

    /// <summary>The data that its systems hold says it.</summary>
    DataHeld,
}

/// <summary>An answer that counts in a case, and whence it is.</summary>
/// <param name="Circumstance">Its id.</param>
/// <param name="Answer">Yes, no, a word, a number.</param>
/// <param name="Source">Whence.</param>
/// <param name="Reason">What the person gave as a reason.</param>
/// <param name="SaidAt">When a person said it.</param>
/// <param name="Data">The data that it follows from.</param>
public sealed record KnownCircumstance(
    string Circumstance, string Answer, CircumstanceSource Source, string? Reason, Instant? SaidAt, IReadOnlyList<DataHeld> Data);

/// <summary>What is known of a case beside its facts, each answer with whence it is.</summary>
public static class KnownCircumstances
{
    /// <summary>The answers that count, by the circumstance's id; null when there is no such case for this viewer.</summary>
    public static async Task<IReadOnlyList<KnownCircumstance>?> OfAsync(ReadSession session, CaseId id, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(session, id, cancellationToken) is not { } found) return null;
        var reader = await CaseFactsReader.OpenAsync(session, Profile.Unstated, cancellationToken);
        var facts = (await reader.ReadAsync(session, [found], cancellationToken))[0];
        var said = new Dictionary<string, CaseStore.SaidRow>(StringComparer.Ordinal);
        foreach (var row in await CaseStore.SaidAsync(session, id, cancellationToken)) said[row.Circumstance] = row;
        return [.. facts.Circumstances.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => said.TryGetValue(answer.Key, out var row)
            ? new KnownCircumstance(answer.Key, answer.Value, CircumstanceSource.Person, row.Reason, row.SaidAt.ToInstant(), [])
            : answer.Key == Circumstances.PersonalData
                ? new KnownCircumstance(answer.Key, answer.Value, CircumstanceSource.DataHeld, null, null, [.. reader.PersonalDataIn(facts.Assets.Select(AssetId.Parse))])
                : new KnownCircumstance(answer.Key, answer.Value, CircumstanceSource.CaseKind, null, null, []))];
    }
}
