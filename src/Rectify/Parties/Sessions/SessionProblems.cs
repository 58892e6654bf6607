using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Sessions;

/// <summary>Expected failures of sessions.</summary>
public static class SessionProblems
{
    internal static Problem NotFound { get; } = new("RCT-SESSION-001", ProblemKind.NotFound, new("There is no such session.", "不存在该会话。"));

    internal static Problem Ended { get; } = new("RCT-SESSION-002", ProblemKind.Conflict, new("The session has ended already.", "该会话已结束。"));

    internal static Problem NotYours { get; } = new("RCT-SESSION-003", ProblemKind.Refused, new(
        "Only the person and an administrator end a person's sessions; a token ends none.", "只有本人和管理员可以结束某人的会话；令牌不能结束会话。"));

    internal static Problem LimitsUnfit { get; } = new("RCT-SESSION-004", ProblemKind.Invalid, new(
        "A session may be unused for at least 5 minutes, and lasts no shorter than that and at most 30 days.", "会话允许的闲置时间至少为 5 分钟，会话时长不得短于闲置时间，且至多为 30 天。"));

    /// <summary>Signing in again does away with it.</summary>
    public static Problem NotFresh { get; } = new("RCT-SESSION-005", ProblemKind.Refused, new(
        $"Sign in again first: this asks for somebody who did within the last {Session.Fresh.TotalMinutes:0} minutes.", $"请先重新登录：此操作要求在最近 {Session.Fresh.TotalMinutes:0} 分钟内登录过。"));

    /// <summary>A session is a matter of its person and of administrators who are there themselves.</summary>
    internal static async Task<bool> MayEndAsync(Change change, PersonId person, CancellationToken cancellationToken) =>
        await change.RolesAsync(cancellationToken) is not { } roles // local mode: who can read the file
        || (change.Actor.Strength != ActorStrength.Token && (change.Actor.Who == person.ToString() || roles.Contains(PersonRole.Administrator)));
}
