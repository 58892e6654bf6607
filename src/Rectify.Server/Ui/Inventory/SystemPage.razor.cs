using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Findings.Listing;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Inventory.Hosts;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;
using Rectify.Storage;
using Host = Rectify.Inventory.Hosts.Host;

namespace Rectify.Server.Ui.Inventory;

/// <summary>One system.</summary>
public partial class SystemPage : LivePage
{
    private const int MostData = 500, MoreHosts = 200;

    private Shown? shown;
    private Editing<SystemDraft>? editing;
    private Editing<DataDraft>? dataEditing;
    private DataHeldId? changing, withdrawing;
    private Problems? problems, dataProblems;
    private string reason = "";
    private bool missing;
    private int mostHosts = MoreHosts;

    /// <summary>Its id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    private string Form => $"systems/{Id}/edit";

    private string DataForm(DataHeldId? changed) => $"systems/{Id}/data {changed?.ToString() ?? "new"}";

    private string WithdrawForm(DataHeldId data) => $"systems/{Id}/withdraw {data}";

    private bool MayEdit => Here.Is(PersonRole.Analyst, PersonRole.Manager);

    private string HandInAddress => $"/inventory/intakes?for=system:{Id}";

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        await Here.Instance.Findings.FollowAsync(Gone);
        shown = !Foundation.Id.TryParse(Id, out var key) ? null : await Here.ReadAsync(async (reading, token) =>
        {
            var id = new SystemId(key);
            if (await SystemStore.FindAsync(reading, id, token) is not { } system) return null;
            var hosts = await HostStore.PageAsync(reading, id, default, mostHosts, token);
            var data = await DataHeldStore.PageAsync(reading, id, default, MostData, token);
            return new Shown(
                system, Here.Instance.Findings.CountIn([id]).GetValueOrDefault(id), await CaseStore.OfAssetAsync(reading, id, token),
                [.. data.Where(held => held.Withdrawn is null)], [.. data.Where(held => held.Withdrawn is not null).Select(held => (held, held.Withdrawn ?? throw new InvalidOperationException()))],
                hosts, await HostStore.ServicesAsync(reading, hosts.Select(host => host.Id), token), (await HostStore.CountAsync(reading, [id], token)).GetValueOrDefault(id),
                await ComponentStore.OfAssetAsync(reading, id, token), await OrganisationStore.ListAsync(reading, token));
        }, Gone);
        missing = shown is null;
    }

    private async Task SaveAsync()
    {
        if (shown is not { } known || editing is not { } edit) return;
        problems = await edit.SaveAsync(
            Here, edit.Typed.ToEdit(known.System.Id),
            async (reading, token) => await SystemStore.FindAsync(reading, known.System.Id, token) is { } now ? SystemDraft.Of(now) : null, Gone);
        if (problems is not null) return;
        await LeaveAsync();
        await AgainAsync();
    }

    private Task LeaveAsync()
    {
        (editing, problems) = (null, null);
        return Here.DoneWithAsync(Form, Gone);
    }

    private void AddData() => (dataEditing, changing, withdrawing, dataProblems) = (new(new DataDraft(), new DataDraft()), null, null, null);

    private void EditData(DataHeld data) =>
        (dataEditing, changing, withdrawing, dataProblems) = (new(DataDraft.Of(data.Says), DataDraft.Of(data.Says)), data.Id, null, null);

    private Task LeaveDataAsync()
    {
        var form = withdrawing is { } left ? WithdrawForm(left) : DataForm(changing);
        (dataEditing, changing, withdrawing, dataProblems, reason) = (null, null, null, null, "");
        return Here.DoneWithAsync(form, Gone);
    }

    private async Task SaveDataAsync()
    {
        if (shown is not { } known || dataEditing is not { } edit) return;
        if (changing is { } id) dataProblems = await edit.SaveAsync(Here, new ChangeDataHeld(id, edit.Typed.Says), NowAsync, Gone);
        else dataProblems = (await Here.DoAsync(new AddDataHeld(known.System.Id, edit.Typed.Says), Gone)).Succeeded(out _, out var refused) ? null : refused;
        if (dataProblems is not null) return;
        await LeaveDataAsync();
        await AgainAsync();

        async Task<DataDraft?> NowAsync(ReadSession reading, CancellationToken token) =>
            await DataHeldStore.FindAsync(reading, changing ?? default, token) is { } now ? DataDraft.Of(now.Says) : null;
    }

    private async Task WithdrawAsync()
    {
        if (withdrawing is not { } id || !(await Here.DoAsync(new WithdrawDataHeld(id, reason), Gone)).Succeeded(out _, out dataProblems)) return;
        await LeaveDataAsync();
        await AgainAsync();
    }

    private Task MoreHostsAsync()
    {
        mostHosts += MoreHosts;
        return AgainAsync();
    }

    /// <summary>Everything that the page shows, of one snapshot.</summary>
    private sealed record Shown(
        OperatedSystem System, FindingCounts Counts, IReadOnlyList<Case> Cases, IReadOnlyList<DataHeld> Held, IReadOnlyList<(DataHeld Data, DataWithdrawal Withdrawal)> Withdrawn,
        IReadOnlyList<Host> Hosts, ILookup<HostId, HostService> Services, HostCount HostCount, AssetComponents? Components, IReadOnlyList<Organisation> Organisations)
    {
        public string Name(OrganisationId id) => Organisations.FirstOrDefault(known => known.Id == id)?.Name ?? id.ToString();
    }
}
