using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Intakes;
using Rectify.Server.Hosting;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Inventory;

/// <summary>Takes files in, one after the other, so that one circuit never has more than one of them in memory.</summary>
public partial class DropFiles : LookedAt
{
    private const int Most = 500, Shown = 50, Told = 10;

    private readonly List<(string Name, Problems Why)> refused = [];
    private Problems? problems;
    private bool taking;
    private int done, all;

    /// <summary>For what they are; what each of them names when absent.</summary>
    [Parameter]
    public Asset? For { get; set; }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        (problems, done, all) = (null, 0, 0);
        refused.Clear();
        if (chosen.FileCount > Most)
        {
            problems = Problems.Of(PageProblems.TooManyFiles(Most));
            return;
        }
        (taking, all) = (true, chosen.FileCount);
        foreach (var file in chosen.GetMultipleFiles(Most))
        {
            if (await HandInAsync(file) is { } why) refused.Add((file.Name, why));
            if (++done % Told == 0) StateHasChanged();
            if (Gone.IsCancellationRequested) return;
        }
        taking = false;
    }

    private async Task<Problems?> HandInAsync(IBrowserFile file)
    {
        if (file.Size > Uploads.MaxBytes) return Problems.Of(PageProblems.TooLarge(Uploads.MaxBytes >> 20));
        try
        {
            using var content = new MemoryStream((int)file.Size);
            await using (var sent = file.OpenReadStream(Uploads.MaxBytes, Gone)) await sent.CopyToAsync(content, Gone);
            return await HandInAsync(file.Name, content.ToArray());
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or JSException)
        {
            return Problems.Of(PageProblems.NotSent);
        }
    }

    private async Task<Problems?> HandInAsync(string name, byte[] content)
    {
        Problems? wrong;
        HandInTarget? into;
        if (For is { } asset) into = new HandInTarget.Known(asset.Id);
        else
        {
            var read = await Task.Run(() => Uploads.Read(content, Gone), Gone);
            if (read.Nothing is not null) return Problems.Of(PageProblems.NothingRead);
            if (!(await Here.ReadAsync((reading, token) => SbomTarget.OfAsync(reading, read.Scan, token), Gone)).Succeeded(out into, out wrong)) return wrong;
        }
        return (await Here.DoAsync(new HandIn(into, name.Length > 200 ? name[..200] : name, content), Gone)).Succeeded(out _, out wrong) ? null : wrong;
    }
}
