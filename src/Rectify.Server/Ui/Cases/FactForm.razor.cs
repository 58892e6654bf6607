using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Inventory;
using Rectify.Server.Ui.Pieces;

namespace Rectify.Server.Ui.Cases;

/// <summary>A fact to record.</summary>
public partial class FactForm : CasePart
{
    /// <summary>How many duties of a kind the preview names.</summary>
    private const int Most = 8;

    private readonly HashSet<AssetId> assets = [];
    private DutiesChange? change;
    private WhenTyped when = WhenTyped.In("UTC");
    private string kind = "", towards = "", group = "", howKnown = "", evidence = "", reason = "";

    /// <summary>The fact that it corrects; null for a new one.</summary>
    [Parameter]
    public CaseFact? Corrects { get; set; }

    private string Name => Corrects is { } fact ? $"correct {fact.Id}" : "fact";

    private bool IsAct => Words.TryParse<FactKind>(kind, out var chosen) && FactGroups.IsTowardsSomebody(chosen);

    /// <summary>The steps of law that are owed or were done here, towards whom: <c>stage/recipient</c>.</summary>
    private IEnumerable<(string Key, Text Name)> Towards =>
        Sheet.Rows.SelectMany(row => row.Duties).Select(duty => (Key: $"{duty.Rule.Stage}/{duty.Recipient}", Duty: duty)).DistinctBy(each => each.Key)
            .Select(each => (each.Key, CasesTexts.Towards(ClocksTexts.Of(each.Duty.Rule.Title), Sheet.Answer.NameOf(each.Duty))));

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        when = Corrects is { } fact ? WhenTyped.Of(fact.Occurred) : WhenTyped.At(Here.Now, Here.Zone);
        if (Corrects is not { } old) return;
        (kind, group, howKnown, evidence) = (Words.Of(old.Kind), old.Group ?? "", old.HowKnown ?? "", string.Join('\n', old.Evidence));
        towards = old is { Stage: { } stage, Recipient: { } recipient } ? $"{stage}/{recipient}" : "";
        assets.UnionWith(old.Assets);
    }

    private Task FlipAsync(AssetId asset)
    {
        if (!assets.Remove(asset)) assets.Add(asset);
        return LookAsync();
    }

    /// <summary>Computes what it would change, as far as it is typed.</summary>
    private async Task LookAsync()
    {
        if (Typed(new Problems()) is not { } fact)
        {
            change = null;
            return;
        }
        change = await Here.ReadAsync((reading, token) => WouldRecord.OfAsync(reading, Sheet.Laws, fact, Here.Now, token), Gone);
    }

    private async Task RecordAsync()
    {
        var problems = new Problems();
        var fact = Typed(problems);
        Refused = problems.Any ? problems : null;
        if (fact is not null) await DoAsync(fact, Name);
    }

    /// <summary>What is typed; null when it is no fact yet, with what is wrong with it.</summary>
    private RecordFact? Typed(Problems problems)
    {
        var occurred = when.Read(problems);
        problems.AddIf(!Words.TryParse<FactKind>(kind, out var chosen), CasesProblems.KindMissing);
        if (problems.Any) return null;
        var (stage, recipient) = IsAct && towards.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? (towards[..slash], towards[(slash + 1)..]) : (null, null);
        return new RecordFact(Sheet.About.Id, chosen, occurred)
        {
            Assets = [.. Sheet.About.Assets.Where(assets.Contains)],
            Group = group.Length > 0 ? group : null,
            Stage = stage,
            Recipient = recipient,
            HowKnown = howKnown.Trim() is { Length: > 0 } known ? known : null,
            Evidence = evidence.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Supersedes = Corrects?.Id,
            Reason = Corrects is null ? null : reason,
        };
    }
}
