using System.Security.Cryptography.X509Certificates;
using Rectify.Foundation;
using Rectify.Ledger.Timestamps;
using Rectify.Proof.Timestamps;

namespace Rectify.Server.Settings;

/// <summary>The time-stamping authority that is asked.</summary>
/// <param name="Url">Where it answers.</param>
/// <param name="Policy">The policy that it is to follow; null for its own choice.</param>
/// <param name="Certificates">What its certificate must lead to; none when its signature alone is looked at.</param>
internal sealed record TimestampSettings(Uri Url, string? Policy, IReadOnlyCollection<X509Certificate2> Certificates)
{
    /// <summary>Null when there is none, or something is wrong.</summary>
    public static TimestampSettings? Read(SaidSettings said, Problems found)
    {
        var (url, policy, path) = (said.Url(Setting.Tsa, found), said.Of(Setting.TsaPolicy), said.Of(Setting.TsaCa));
        found.AddIf(said.Of(Setting.Tsa) is null && (policy ?? path) is not null, SettingsProblems.NeedsTsa);
        if (policy is not null && !TimestampQuery.IsPolicy(policy)) found.Add(TimestampProblems.NotAPolicy(policy));
        var certificates = path is null ? [] : CertificatesAt(path, found);
        return url is null ? null : new(url, policy, certificates);
    }

    private static X509Certificate2[] CertificatesAt(string path, Problems found)
    {
        if (SaidSettings.FileAt(path).Succeeded(out var pem, out var problems) && AuthorityFile.Read(path, pem).Succeeded(out var certificates, out problems)) return certificates;
        foreach (var problem in problems) found.Add(problem);
        return [];
    }
}
