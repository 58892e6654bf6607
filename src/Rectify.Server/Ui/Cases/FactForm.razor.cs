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
    private readonly HashSet<AssetId> assets = [];
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

    private void Flip(AssetId asset)
    {
        if (!assets.Remove(asset)) assets.Add(asset);
    }

    private async Task RecordAsync()
    {
        var problems = new Problems();
        var occurred = when.Read(problems);
        problems.AddIf(!Words.TryParse<FactKind>(kind, out var chosen), CasesProblems.KindMissing);
        if ((Refused = problems.Any ? problems : null) is not null) return;
        var (stage, recipient) = IsAct && towards.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? (towards[..slash], towards[(slash + 1)..]) : (null, null);
        await DoAsync(new RecordFact(Sheet.About.Id, chosen, occurred)
        {
            Assets = [.. Sheet.About.Assets.Where(assets.Contains)],
            Group = group.Length > 0 ? group : null,
            Stage = stage,
            Recipient = recipient,
            HowKnown = howKnown.Trim() is { Length: > 0 } known ? known : null,
            Evidence = evidence.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Supersedes = Corrects?.Id,
            Reason = Corrects is null ? null : reason,
        }, Name);
    }
}
