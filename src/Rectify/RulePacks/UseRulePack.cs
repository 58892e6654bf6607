using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.RulePacks;

/// <summary>Takes a signed rule pack into use: from now on answers are computed with it.</summary>
/// <param name="File">The pack.</param>
/// <param name="Trusted">The keys that may sign one, beside the keys of the packs that are kept.</param>
public sealed record UseRulePack(byte[] File, IReadOnlyCollection<NoteKey> Trusted) : ICommand<RulePack>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<RulePack>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var kept = await RulePackStore.AllAsync(change.Session, cancellationToken);
        if (!RulePack.Open(File, [.. Trusted, .. KeysOf(kept)]).Succeeded(out var pack, out var problems)) return problems;
        var before = await RulePackStore.InUseAsync(change.Session, cancellationToken);
        if (before?.Hash == pack.Hash) return RulePackProblems.InUse;
        var known = kept.FirstOrDefault(each => each.Hash == pack.Hash);
        var id = known?.Id ?? change.NewId();
        if (known is null) await RulePackStore.AddAsync(change.Session, id, pack, change.Now, cancellationToken);
        await RulePackStore.UseAsync(change.Session, id, change.Now, cancellationToken);
        await change.RecordAsync(new RulesChanged(id, pack), cancellationToken);
        return pack;
    }

    /// <summary>The keys that signed what is kept: who was trusted once need not be named again.</summary>
    public static IEnumerable<NoteKey> KeysOf(IEnumerable<KeptRulePack> kept) =>
        kept.Select(pack => NoteKey.TryParse(pack.Signer ?? "", out var key) ? key : null).OfType<NoteKey>().Distinct();
}

/// <summary>Keeps the rules that a program brings with it, when answers are first computed with them.</summary>
/// <param name="Version">The program's version.</param>
public sealed record KeepOwnRules(string Version) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var files = Clocks.Rules.RuleBook.EmbeddedFiles();
        var pack = RulePack.Kept(RulePack.Write(files, $"rectify {Version}", ReleasedOn, Clocks.Packs.TimeZoneData.EmbeddedFile(), signer: null));
        if (await RulePackStore.FindAsync(change.Session, pack.Hash, cancellationToken) is not null) return new Done();
        var id = change.NewId();
        await RulePackStore.AddAsync(change.Session, id, pack, change.Now, cancellationToken);
        await change.RecordAsync(new RulesChanged(id, pack), cancellationToken);
        return new Done();
    }

    /// <summary>The day on which the newest of the rules was known: the same files give the same pack whenever they are kept.</summary>
    private static LocalDate ReleasedOn => Clocks.Rules.RuleBook.Embedded().Rules.Max(rule => rule.Validity.KnownFrom);
}

/// <summary>Answers are computed with these rules from now on; no signer stands for what a program brought with it.</summary>
internal sealed record RulesChanged(Id Id, RulePack Pack) : IEvent
{
    public string Type => "rules.changed";

    public int Version => 1;

    public Subject Subject => new("rulepack", Id);

    public void WritePayload(CanonicalWriter json) => json
        .Member("rules", Pack.Manifest.Rules)
        .Member("sha256", Pack.Hash)
        .Member("signer", Pack.Signer?.ToString() ?? "")
        .Member("timeZoneData", Pack.Rules.TimeZones.Version)
        .Member("version", Pack.Manifest.Version);
}
