using Rectify.Foundation;

namespace Rectify.Storage;

/// <summary>Expected failures of the store.</summary>
internal static class StorageProblems
{
    public static Problem Newer(string script) => new("RCT-STORE-001", ProblemKind.Unreadable, new(
        $"The store was written by a newer version of Rectify (it has {script}). Open it with that version; this one has changed nothing.",
        $"该存储由更新版本的 Rectify 写入（含 {script}）。请使用该版本打开；当前版本未作任何更改。"));

    public static Problem Older(string script) => new("RCT-STORE-004", ProblemKind.Unreadable, new(
        $"The store is of an older version of Rectify, or none (it lacks {script}). Whoever only reads it does not change it: open it once to bring it up.",
        $"该存储属于较旧版本的 Rectify，或并非 Rectify 的存储（缺少 {script}）。只读操作不作更改：请先正常打开一次以升级。"));

    public static Problem Unavailable(string reason) => new("RCT-STORE-002", ProblemKind.Unavailable, new(
        $"The store cannot be used now: {reason}",
        $"存储目前无法使用：{reason}"));

    public static Problem Full { get; } = new("RCT-STORE-006", ProblemKind.Unavailable, new(
        "The disk that holds the store is full. Nothing of this was recorded, and nothing that was is lost. Make room and try again.",
        "存放存储的磁盘已满。本次操作未记录任何内容，此前记录的内容均未丢失。请腾出空间后重试。"));

    public static Problem Unreadable(string reason) => new("RCT-STORE-003", ProblemKind.Unreadable, new(
        $"This is not a store of Rectify, or it is damaged: {reason}",
        $"这不是 Rectify 的存储，或者它已损坏：{reason}"));

    public static Problem CopiedByItsOwnTools { get; } = new("RCT-STORE-005", ProblemKind.Refused, new(
        "PostgreSQL is backed up with its own tools (pg_dump, or a base backup with its log); after a restore run 'rectify server restored' (docs/backup.md).",
        "PostgreSQL 请使用其自带工具备份（pg_dump，或基础备份加预写日志）；恢复后请运行“rectify server restored”（见 docs/backup.md）。"));
}
