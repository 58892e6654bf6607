using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Rectify.Parties.Accounts;
using Rectify.Server.Hosting;

namespace Rectify.Server.Accounts;

/// <summary>
/// How often one may try: from one network address, whatever it tries, and one login, wherever from. It is counted in each process; what counts over all of them is
/// the rest that a login gets after failures.
/// </summary>
internal sealed class LoginLimits : IDisposable
{
    /// <summary>The policy for whatever takes something that somebody might guess.</summary>
    public const string Policy = "guessing";

    /// <summary>So many a minute from one address: an office signs in behind one.</summary>
    public const int FromAddress = 30;

    /// <summary>So many in five minutes with one login.</summary>
    public const int WithLogin = 20;

    private readonly PartitionedRateLimiter<string> _logins = PartitionedRateLimiter.Create<string, string>(login => RateLimitPartition.GetFixedWindowLimiter(
        LoginName.Key(login), _ => new FixedWindowRateLimiterOptions { PermitLimit = WithLogin, Window = TimeSpan.FromMinutes(5) }));

    /// <summary>Adds the policy. Only what is sent counts: looking at a form guesses nothing.</summary>
    public static void Add(IServiceCollection services) => services.AddSingleton<LoginLimits>().AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, cancellation) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return new ValueTask(rejected.HttpContext.Response.WriteAsync($"{AccountTexts.TooOften.In(Languages.Of(rejected.HttpContext.Request))}\n", cancellation));
        };
        options.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(NetworkOf(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = FromAddress, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
    });

    /// <summary>Whether one may try with this login now.</summary>
    public bool Allows(string login)
    {
        using var lease = _logins.AttemptAcquire(login);
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose() => _logins.Dispose();

    /// <summary>Whoever has one address of version 6 has all of its network (/64).</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };
}
