namespace Rectify.Scanning.Sboms;

/// <summary>What a document states about one component, as read.</summary>
internal struct SbomPart
{
    public string? Reference;
    public string? Type;
    public string? Group;
    public string? Name;
    public string? Version;
    public List<string>? Purls;
    public List<string>? Cpes;
}
