using Rectify.Foundation;

namespace Rectify.Server;

/// <summary>Expected failures of the server's own command line.</summary>
internal static class ServerProblems
{
    public static Problem TokenForWhom { get; } = new("RCT-SERVER-015", ProblemKind.Invalid, new("Say for whom the token acts: --person NAME.", "请注明令牌代表谁：--person NAME。"));

    public static Problem NotAScope(string word) => new("RCT-SERVER-016", ProblemKind.Invalid, new($"'{word}' is no scope: read, intake, calendar, write, with commas between them.", $"“{word}”不是权限范围：read、intake、calendar、write，以逗号分隔。"));

    public static Problem NotDays { get; } = new("RCT-SERVER-017", ProblemKind.Invalid, new("--days is a whole number, at most 366.", "--days 应为整数，至多 366。"));

    public static Problem NotOnePerson(string name, int found) => new("RCT-SERVER-018", ProblemKind.NotFound, found == 0
        ? new($"There is no person '{name}'. 'rectify case person add' registers one.", $"没有人员“{name}”。请用“rectify case person add”登记。")
        : new($"{found} people are called '{name}': name the id.", $"有 {found} 人名为“{name}”：请写编号。"));

    public static Problem InviteWhom { get; } = new("RCT-SERVER-066", ProblemKind.Invalid, new("Say who is invited: --person NAME.", "请注明邀请谁：--person NAME。"));

    public static Problem BackupWhere { get; } = new("RCT-SERVER-045", ProblemKind.Invalid, new("Name the file of the backup, once.", "请指定一个备份文件。"));
}
