using Rectify.Foundation;

namespace Rectify.Ledger.Backups;

/// <summary>Expected failures of backups.</summary>
internal static class BackupProblems
{
    public static Problem AlreadyThere(string path) => new("RCT-BACKUP-001", ProblemKind.Conflict, new(
        $"{path} is there already. A backup takes the place of nothing.", $"{path} 已存在。备份不会覆盖任何文件。"));

    public static Problem CannotBeWritten(string path, string reason) => new("RCT-BACKUP-002", ProblemKind.Unavailable, new(
        $"{path} cannot be written: {reason}", $"无法写入 {path}：{reason}"));

    public static Problem NotABackup(string path) => new("RCT-BACKUP-003", ProblemKind.Unreadable, new(
        $"{path} is not a backup of Rectify, or it is damaged.", $"{path} 不是 Rectify 的备份，或者它已损坏。"));

    public static Problem Damaged(string path) => new("RCT-BACKUP-004", ProblemKind.Unreadable, new(
        $"{path} is damaged: the copy in it is not the one that its manifest names.", $"{path} 已损坏：其中的副本与清单所列不符。"));

    public static Problem StoreThere(string path) => new("RCT-BACKUP-005", ProblemKind.Conflict, new(
        $"There is a store at {path}, or what is left of one (-wal, -shm). A backup is not restored over it: move it away first.",
        $"{path} 处已有存储或其残留文件（-wal、-shm）。备份不会覆盖它：请先将其移走。"));

    public static Problem LogWrong(Text first, int faults) => new("RCT-BACKUP-006", ProblemKind.Unreadable, new(
        $"The log in the backup is not what was signed ({faults} faults): {first.English}", $"备份中的日志与签署内容不符（{faults} 处）：{first.Chinese}"));

    public static Problem OtherCheckpoint { get; } = new("RCT-BACKUP-007", ProblemKind.Unreadable, new(
        "The log in the backup ends with another checkpoint than the one that its manifest names.", "备份中日志的最后检查点与清单所列不符。"));

    public static Problem NothingToSucceed { get; } = new("RCT-BACKUP-008", ProblemKind.NotFound, new(
        "This store has no log yet: there is nothing that a new one could go on from.", "该存储尚无日志：没有可供新日志承接的内容。"));

    public static Problem OnlyAFile { get; } = new("RCT-BACKUP-009", ProblemKind.Refused, new(
        "A backup is restored into a SQLite file. PostgreSQL is restored with its own tools; then run 'rectify server restored' (docs/backup.md).",
        "备份只能恢复为 SQLite 文件。PostgreSQL 请用其自带工具恢复，然后运行“rectify server restored”（见 docs/backup.md）。"));
}
