using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Rectify.Foundation;

namespace Rectify.Ledger.Timestamps;

/// <summary>The certificates of time-stamping authorities as people keep them: a file in PEM form.</summary>
public static class AuthorityFile
{
    /// <summary>Reads them.</summary>
    /// <param name="path">For the problem.</param>
    /// <param name="pem">The file.</param>
    public static Result<X509Certificate2[]> Read(string path, byte[] pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(Encoding.UTF8.GetString(pem));
        }
        catch (CryptographicException)
        {
            return TimestampProblems.NoCertificates(path);
        }
        return certificates.Count == 0 ? TimestampProblems.NoCertificates(path) : certificates.ToArray();
    }
}
