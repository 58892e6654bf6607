namespace Rectify.Scanning.ScannerReports;

/// <summary>A host as it is read.</summary>
internal sealed class HostDraft(string address)
{
    private readonly Dictionary<(int, string), ScannerService> _services = [];
    private readonly List<(int, string)> _order = [];

    public string Address { get; } = address;

    public HashSet<string> Addresses { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    public HashSet<string> Cpes { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a service. False when the port is known already; then what it did not say before is taken up.</summary>
    public bool Add(ScannerService service)
    {
        var key = (service.Port, service.Protocol);
        if (!_services.TryGetValue(key, out var known))
        {
            _services.Add(key, service);
            _order.Add(key);
            return true;
        }
        _services[key] = known with
        {
            Name = known.Name ?? service.Name,
            Product = known.Product ?? service.Product,
            Version = known.Version ?? service.Version,
            Cpes = service.Cpes.Count == 0 ? known.Cpes : [.. known.Cpes.Union(service.Cpes)],
        };
        return false;
    }

    public ScannerHost Finish() => new()
    {
        Address = Address,
        Addresses = [.. Addresses],
        Names = [.. Names],
        Cpes = [.. Cpes],
        Services = [.. _order.Select(key => _services[key])],
    };
}
