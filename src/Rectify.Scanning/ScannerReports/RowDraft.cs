namespace Rectify.Scanning.ScannerReports;

/// <summary>A row as it is read; those of one identity are put together.</summary>
internal sealed class RowDraft(Place place, Check check)
{
    public Place Place { get; } = place;

    public Check Check { get; } = check;

    public string Title { get; set; } = "";

    public ScannerSeverity Severity { get; set; }

    public string SeverityWord { get; set; } = "";

    public HashSet<string> Cves { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Cwes { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Vectors { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Fingerprints { get; } = new(StringComparer.Ordinal);

    public SortedSet<int> Lines { get; } = [];

    public string Description { get; set; } = "";

    public string Solution { get; set; } = "";

    public string Observed { get; set; } = "";

    public bool IsSuppressed { get; set; }

    public int Occurrences { get; private set; } = 1;

    /// <summary>Takes up what another row of the same identity says: sets united, the gravest severity, the first of each text.</summary>
    public void Merge(RowDraft other)
    {
        if (other.Severity > Severity) (Severity, SeverityWord) = (other.Severity, other.SeverityWord);
        Cves.UnionWith(other.Cves);
        Cwes.UnionWith(other.Cwes);
        Vectors.UnionWith(other.Vectors);
        Fingerprints.UnionWith(other.Fingerprints);
        Lines.UnionWith(other.Lines);
        if (Title.Length == 0) Title = other.Title;
        if (Description.Length == 0) Description = other.Description;
        if (Solution.Length == 0) Solution = other.Solution;
        if (Observed.Length == 0) Observed = other.Observed;
        IsSuppressed &= other.IsSuppressed;
        Occurrences += other.Occurrences;
    }

    public ScannerRow Finish() => new()
    {
        Place = Place,
        Check = Check,
        Title = Title,
        Severity = Severity,
        SeverityWord = SeverityWord,
        Cves = [.. Cves],
        Cwes = [.. Cwes],
        CvssVectors = [.. Vectors],
        Description = Description,
        Solution = Solution,
        Observed = Observed,
        Lines = [.. Lines],
        Fingerprints = [.. Fingerprints],
        IsSuppressed = IsSuppressed,
        Occurrences = Occurrences,
    };
}
