namespace Rectify.Scanning.ScannerReports;

/// <summary>
/// What was checked, by an id that its scanner keeps across versions: Nessus plugin id, NVT OID, NSE script (with the vulnerability where
/// one script reports many), SARIF rule id.
/// </summary>
/// <param name="Scheme">Who numbers: <c>nessus</c>, <c>nvt</c>, <c>nse</c>, or a SARIF tool's name in lower case.</param>
/// <param name="Id">The id there, as written.</param>
public readonly record struct Check(string Scheme, string Id)
{
    /// <summary><c>scheme:id</c>.</summary>
    public override string ToString() => $"{Scheme}:{Id}";
}
