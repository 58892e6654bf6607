using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>Expected failures of tokens.</summary>
internal static class TokenProblems
{
    public static Problem NotFound { get; } = new("RCT-TOKEN-001", ProblemKind.NotFound, new("There is no such token.", "不存在该令牌。"));

    public static Problem NoScope { get; } = new("RCT-TOKEN-002", ProblemKind.Invalid, new("A token needs at least one scope: read, intake, calendar, write.", "令牌至少需要一个权限范围：read、intake、calendar、write。"));

    public static Problem LifetimeUnfit { get; } = new("RCT-TOKEN-003", ProblemKind.Invalid, new("A token lives between a minute and 366 days.", "令牌有效期应在一分钟至 366 天之间。"));

    public static Problem Revoked { get; } = new("RCT-TOKEN-004", ProblemKind.Conflict, new("The token is revoked already.", "该令牌已吊销。"));

    public static Problem NotYours { get; } = new("RCT-TOKEN-005", ProblemKind.Refused, new(
        "Only its person and an administrator issue or revoke a token; a token issues none.", "只有本人和管理员可以签发或吊销令牌；令牌不能签发令牌。"));

    /// <summary>A token is a matter of its person and of administrators who are there themselves.</summary>
    public static async Task CheckOwnerAsync(Problems problems, Change change, PersonId person, CancellationToken cancellationToken)
    {
        if (await change.RolesAsync(cancellationToken) is not { } roles) return; // local mode: who can read the file
        var itself = change.Actor.Strength != ActorStrength.Token && (change.Actor.Who == person.ToString() || roles.Contains(PersonRole.Administrator));
        problems.AddIf(!itself, NotYours);
    }
}
