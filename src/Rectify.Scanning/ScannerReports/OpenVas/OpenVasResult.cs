namespace Rectify.Scanning.ScannerReports.OpenVas;

/// <summary>One result, from XML or from a line of the table.</summary>
internal sealed class OpenVasResult
{
    public string Name { get; set; } = "";

    public string TestName { get; set; } = "";

    public string Oid { get; set; } = "";

    public string Host { get; set; } = "";

    public string HostName { get; set; } = "";

    public string Port { get; set; } = "";

    /// <summary>Critical, High, Medium, Low, Log, Debug, False Positive.</summary>
    public string Threat { get; set; } = "";

    /// <summary>The score; -1.0 says false positive.</summary>
    public string Score { get; set; } = "";

    public string Summary { get; set; } = "";

    public string Solution { get; set; } = "";

    public string Observed { get; set; } = "";

    public HashSet<string> Cves { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Vectors { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes what is needed from <c>key=value|key=value</c>, where OpenVAS keeps its texts.</summary>
    public void SeeTags(string tags)
    {
        foreach (var tag in tags.Split('|'))
        {
            var equals = tag.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) continue;
            var value = tag[(equals + 1)..];
            switch (tag[..equals].Trim())
            {
                case "summary":
                    Summary = value;
                    break;
                case "solution" when Solution.Length == 0:
                    Solution = value;
                    break;
                case "cvss_base_vector":
                    AddVector(value);
                    break;
            }
        }
    }

    public void AddVector(string text)
    {
        if (text.Trim() is { Length: > 0 and <= 512 } vector) Vectors.Add(vector);
    }

    public RowDraft Row(ReportMeter meter)
    {
        var at = OpenVasPort.Read(Port);
        var word = Threat.Length > 0 ? Threat : Score;
        var row = new RowDraft(new Place.OnHost(meter.Keep(Host), at.Port, at.Protocol), new Check("nvt", meter.Keep(Oid)))
        {
            Title = meter.Cut(Name.Trim().Length > 0 ? Name : TestName),
            Severity = Severities.Of(word),
            SeverityWord = meter.Cut(word),
            Description = meter.Cut(Summary),
            Solution = meter.Cut(Solution),
            Observed = meter.Cut(Observed),
            IsSuppressed = Threat.Equals("False Positive", StringComparison.OrdinalIgnoreCase) || Score.StartsWith('-'),
        };
        row.Cves.UnionWith(Cves);
        row.Vectors.UnionWith(Vectors);
        return row;
    }
}
