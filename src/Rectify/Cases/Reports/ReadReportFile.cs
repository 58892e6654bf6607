using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage.Files;

namespace Rectify.Cases.Reports;

/// <summary>
/// Takes a file of a report out, as it came. It may say who found it, so it is for whoever may read that; the ledger notes it, once a person, file
/// and session.
/// </summary>
/// <param name="Report">The report.</param>
/// <param name="File">The file.</param>
/// <param name="Via">The session, or the token, that it is taken in.</param>
public sealed record ReadReportFile(ReportId Report, Id File, string Via) : ICommand<TakenFile>
{
    /// <inheritdoc />
    public Permitted By => ReportTransitions.Handlers;

    /// <inheritdoc />
    public async Task<Result<TakenFile>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ReportStore.FindAsync(change.Session, Report, cancellationToken) is not { } report) return ReportProblems.Unknown;
        var files = await ReportContentStore.FilesAsync(change.Session, Report, cancellationToken);
        if (files.FirstOrDefault(file => file.Id == File) is not { Chunks: > 0 } found) return ReportProblems.FileUnknown;
        if (await FinderStore.FindAsync(change.Session, Report, cancellationToken) is null) return ReportProblems.FileUnknown;
        var bytes = await FileStore.ReadAsync(change.Session, found.Sha256, cancellationToken);
        await ReportContentStore.NoteReadAsync(change, report, $"file/{File}", Via, cancellationToken);
        return new TakenFile(found.Name, bytes);
    }
}

/// <summary>A file as it came.</summary>
/// <param name="Name">What its sender calls it.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record TakenFile(string Name, ReadOnlyMemory<byte> Bytes);
