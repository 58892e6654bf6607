using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Reports;

/// <summary>A report to take in.</summary>
public partial class NewReportPage : LookedAt
{
    private IReadOnlyList<IBrowserFile> files = [];
    private Problems? problems;
    private WhenTyped received = WhenTyped.In("UTC");
    private ReportChannel channel = ReportChannel.Other;
    private Language language;
    private string subject = "", text = "", vulnerability = "", name = "", address = "", pgp = "", credit = "";
    private bool busy;

    /// <summary>How it comes: <c>phone</c> when somebody is on the line.</summary>
    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private bool IsCall => By == "phone";

    private string Form => IsCall ? "reports/call" : "reports/new";

    /// <inheritdoc />
    protected override void OnInitialized() => (received, language) = (WhenTyped.At(Here.Now, Here.Zone), Here.Language);

    private async Task TakeInAsync()
    {
        if (busy) return;
        busy = true;
        try
        {
            var wrong = new Problems();
            var at = received.Read(wrong).Earliest;
            if ((problems = wrong.Any ? wrong : null) is not null) return;
            var report = new TakeInReport(IsCall ? ReportChannel.Phone : channel, subject, text, language)
            {
                Finder = new Finder(name, address, pgp, credit switch { "yes" => true, "no" => false, _ => null }),
                ReceivedAt = at,
                Vulnerability = vulnerability.Trim() is { Length: > 0 } named ? named : null,
                Files = await FilesAsync(),
            };
            if (!(await Here.DoAsync(report, Gone)).Succeeded(out var id, out problems)) return;
            await Here.DoneWithAsync(Form, Gone);
            var made = await Here.ReadAsync((reading, token) => ReportStore.FindAsync(reading, id, token), Gone);
            Navigation?.NavigateTo($"/reports/{made?.Number}{(IsCall ? "?call=yes" : "")}");
        }
        finally
        {
            busy = false;
        }
    }

    private async Task<IReadOnlyList<NewReportFile>> FilesAsync()
    {
        var read = new List<NewReportFile>(files.Count);
        foreach (var file in files)
        {
            using var content = new MemoryStream();
            await using (var stream = file.OpenReadStream(NewReportFile.MostBytes, Gone)) await stream.CopyToAsync(content, Gone);
            read.Add(new(ReportFileKind.Attachment, file.Name, content.ToArray()));
        }
        return read;
    }
}
