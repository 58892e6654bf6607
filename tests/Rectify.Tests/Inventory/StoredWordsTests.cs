using Rectify.Advisories.Matching;
using Rectify.Advisories.Scoring;
using Rectify.Alerts;
using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Findings;
using Rectify.Findings.Scans;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Inventory.Owners;
using Rectify.Inventory.Hosts;
using Rectify.Scanning;
using Rectify.Scanning.ScannerReports;
using Rectify.Testing;

namespace Rectify.Tests.Inventory;

/// <summary>Words and numbers that stand in stores and events: renaming a member would make what was written unreadable.</summary>
public class StoredWordsTests
{
    [Fact]
    public void Words_in_the_store_never_change() =>
        Assert.Null(Golden.Difference("tests/Rectify.Tests/Inventory/StoredWords.txt", string.Concat(
            Lines<ProductClass>(), Lines<Exposure>(), Lines<Role>(), Lines<FindingStatus>(), Lines<VexJustification>(), Lines<Verdict>(),
            Lines<VerdictReason>(), Lines<Severity>(), Lines<CaseKind>(), Lines<SignalState>(), Lines<FactKind>(),
            Lines<ActorStrength>(), Lines<Rectify.Inventory.Intakes.IntakeState>(), Lines<DataCategory>(), Lines<PersonsBand>(), Lines<DataSource>(),
            Lines<CollectionBasis>(), Lines<TransferBasis>(), Lines<Responsibility>(), Lines<ImportTable>(), Lines<ImportState>(), Lines<ChunkState>(), Lines<DateOrder>(),
            Lines<Rectify.Cases.Retention.RetentionArea>(), Lines<HostName>(),
            Lines<ScanState>(), Lines<ScanStep>(), Lines<ScannerFormat>(), Lines<NotedCheck>(), Lines<AlarmStep>(), Lines<AlarmChannel>(), Lines<Language>(),
            Lines<NodaTime.IsoDayOfWeek>(),
            Lines<NoticeKind>(), Lines<Rectify.Cases.Files.TlpMark>(), Lines<Rectify.Cases.Tasks.TaskState>(), Lines<Rectify.Cases.Links.LinkKind>(),
            Lines<Rectify.Cases.Coordination.EmbargoState>(), Lines<Rectify.Cases.Coordination.Consent>(), Lines<Rectify.Cases.Coordination.EmbargoEnd>(),
            Lines<Rectify.Cases.Coordination.CoordinationRole>(),
            Lines<Rectify.Parties.Sessions.SessionMethod>(), Lines<Rectify.Parties.Sessions.SessionEnd>(), Lines<Rectify.Parties.Accounts.Links.LinkPurpose>(),
            Lines<Rectify.Submissions.Dispatch.MailProtection>(), Lines<Rectify.Submissions.Dispatch.MailingState>(), Lines<Rectify.Submissions.Dispatch.MailAnswerKind>(),
            Numbers<Origin>(), Numbers<Evidence>())));

    private static string Lines<T>() where T : struct, Enum => $"{typeof(T).Name}: {string.Join(' ', Words.All<T>())}\n";

    private static string Numbers<T>() where T : struct, Enum =>
        $"{typeof(T).Name}: {string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt32(value)}"))}\n";
}
