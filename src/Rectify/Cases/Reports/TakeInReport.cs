using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases.Reports;

/// <summary>
/// Takes a report in: it gets the next number and raises a signal, which touches no release or system until a person says which. Its targets are
/// what the organisation has set for itself at that moment.
/// </summary>
/// <param name="Channel">How it came.</param>
/// <param name="Subject">What it is about, 1 to 300 characters in a line.</param>
/// <param name="Text">What it says, up to 200,000 characters.</param>
/// <param name="Language">The language that it is answered in.</param>
public sealed record TakeInReport(ReportChannel Channel, string Subject, string Text, Language Language) : ICommand<ReportId>
{
    /// <summary>What a text may have.</summary>
    public const int TextLimit = 200_000;

    /// <summary>What a subject may have.</summary>
    public const int SubjectLimit = 300;

    private const int AddressLimit = 500;
    private const int KeyLimit = 20_000;

    /// <summary>What a report may start: that it came in, and what it says of the world.</summary>
    public static IReadOnlyList<FactKind> Startable { get; } =
        [FactKind.Received, FactKind.Learned, FactKind.Noticed, FactKind.Aware, FactKind.Suspected, FactKind.AttacksObserved, FactKind.ExploitPublic, FactKind.PublicAware];

    /// <summary>What every report starts when nothing else is said: the strict reading, until a person decides.</summary>
    private static readonly FactKind[] Usual = [FactKind.Received, FactKind.Learned, FactKind.Noticed, FactKind.Aware];

    /// <summary>Who found it; null when nothing is known of them.</summary>
    public Finder? Finder { get; init; }

    /// <summary>When it reached the organisation; null: at the instant of the command.</summary>
    public Instant? ReceivedAt { get; init; }

    /// <summary>What came with it.</summary>
    public IReadOnlyList<NewReportFile> Files { get; init; } = [];

    /// <summary>The kinds of facts that it becomes when a person confirms it, some of <see cref="Startable"/>; null for what every report starts.</summary>
    public IReadOnlyList<FactKind>? Kinds { get; init; }

    /// <summary>The vulnerability that it names, up to 200 characters.</summary>
    public string? Vulnerability { get; init; }

    /// <summary>What was not read of it.</summary>
    public IReadOnlyList<Unread> Unread { get; init; } = [];

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<ReportId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var subject = StrangersText.Line(Subject);
        problems.AddIf(subject.Length == 0, TextProblems.Missing(ReportTexts.Subject));
        problems.AddIf(subject.Length > SubjectLimit, TextProblems.TooLong(ReportTexts.Subject, SubjectLimit));
        problems.AddIf(Text.Length > TextLimit, TextProblems.TooLong(ReportTexts.Body, TextLimit));
        problems.AddIf(string.IsNullOrWhiteSpace(Text) && Files.Count == 0, ReportProblems.SaysNothing);
        problems.AddIf(Finder?.Name.Length > Names.Limit, TextProblems.TooLong(ReportTexts.FinderName, Names.Limit));
        problems.AddIf(Finder?.Address.Length > AddressLimit, TextProblems.TooLong(ReportTexts.FinderAddress, AddressLimit));
        problems.AddIf(Finder?.PgpKey.Length > KeyLimit, TextProblems.TooLong(ReportTexts.PgpKey, KeyLimit));
        problems.AddIf(ReceivedAt > change.Now, ReportProblems.NotYet);
        problems.AddIf(Kinds is { } kinds && (kinds.Count == 0 || kinds.Except(Startable).Any()), ReportProblems.KindUnfit);
        problems.AddIf(Vulnerability?.Length > Names.Limit, TextProblems.TooLong(ReportTexts.Vulnerability, Names.Limit));
        Check(problems, Files);
        return problems.Any ? problems : (await AddAsync(change, this, cancellationToken)).Id;
    }

    /// <summary>Adds what is wrong with files.</summary>
    internal static void Check(Problems problems, IReadOnlyList<NewReportFile> files)
    {
        problems.AddIf(files.Count > NewReportFile.Most, ReportProblems.TooManyFiles(NewReportFile.Most));
        problems.AddIf(files.Where(file => file.Keep).Sum(file => (long)file.Bytes.Length) > NewReportFile.MostBytes, ReportProblems.TooManyBytes(NewReportFile.MostBytes));
        problems.AddIf(files.Any(file => file.Name.Length > NewReportFile.NameLimit), TextProblems.TooLong(ReportTexts.FileName, NewReportFile.NameLimit));
    }

    internal static async Task<InboundReport> AddAsync(Change change, TakeInReport request, CancellationToken cancellationToken)
    {
        var session = change.Session;
        var sequence = await Numbers.TakeAsync(session, "report", 1, cancellationToken);
        var received = request.ReceivedAt ?? change.Now;
        var subject = StrangersText.Line(request.Subject);
        var signal = await RaiseSignal.AddAsync(
            change,
            new RaiseSignal(
                "finder", $"{InboundReport.NumberOf(sequence)}: {subject}", request.Kinds ?? Usual, Occurrence.At(received, DateTimeZone.Utc), [], request.Vulnerability),
            found: null,
            cancellationToken);
        var handling = await ReportHandlingStore.FindAsync(session, cancellationToken);
        var report = new InboundReport
        {
            Id = new(change.NewId()),
            Sequence = sequence,
            Channel = request.Channel,
            Subject = subject,
            Language = request.Language,
            ReceivedAt = received,
            AnchoredAt = received,
            TakenInAt = change.Now,
            State = ReportState.Received,
            Signal = signal,
            AcknowledgeBy = ReportHandling.Within(received, handling.AcknowledgeHours),
            AssessBy = ReportHandling.Within(received, handling.AssessHours),
        };
        await ReportStore.AddAsync(session, report, cancellationToken);
        await FinderStore.AddAsync(session, report.Id, StrangersText.Clean(request.Finder), cancellationToken);
        var message = new ReportMessage(change.NewId(), received, subject, StrangersText.Lines(request.Text), request.Unread);
        var files = await ReportContentStore.AddAsync(session, report.Id, message, StrangersText.Clean(request.Files), change.NewId, cancellationToken);
        await change.RecordAsync(new ReportReceived(report, files), cancellationToken);
        return report;
    }
}
