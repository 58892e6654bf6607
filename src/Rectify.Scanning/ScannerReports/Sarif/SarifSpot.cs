using System.Text.Json;
using Rectify.Scanning.Sboms;

namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>One location of a result (§3.28): a file and a line of it, or the name of a part of the program.</summary>
/// <param name="Uri">As written; empty when none is stated.</param>
/// <param name="Base">The name of the base that the address is relative to; empty when none is stated.</param>
/// <param name="ArtifactIndex">Where the run's list of artifacts holds the address; -1 when the location states it itself.</param>
/// <param name="Line">From 1; 0 when none is stated.</param>
/// <param name="Logical">The fully qualified name; empty when none is stated.</param>
internal readonly record struct SarifSpot(string Uri, string Base, int ArtifactIndex, int Line, string Logical)
{
    /// <summary>Reads the object at hand.</summary>
    public static SarifSpot Read(ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        meter.SpendChars(64);
        var spot = new SarifSpot("", "", -1, 0, "");
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("physicalLocation"u8))
            {
                if (values.EnterObject(ref json, "physicalLocation")) spot = Physical(spot, ref json, values, meter);
            }
            else if (json.Is("logicalLocations"u8))
            {
                if (!values.EnterList(ref json, "logicalLocations")) continue;
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    if (!values.IsObject(ref json, "logicalLocations")) continue;
                    var name = Logically(ref json, values, meter);
                    if (spot.Logical.Length == 0) spot = spot with { Logical = name };
                }
            }
            else json.Skip();
        }
        return spot;
    }

    private static SarifSpot Physical(SarifSpot spot, ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("artifactLocation"u8))
            {
                if (!values.EnterObject(ref json, "artifactLocation")) continue;
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                {
                    if (json.Is("uri"u8)) spot = spot with { Uri = meter.Keep(values.Text(ref json)) };
                    else if (json.Is("uriBaseId"u8)) spot = spot with { Base = meter.Keep(values.Text(ref json)) };
                    else if (json.Is("index"u8)) spot = spot with { ArtifactIndex = values.Number(ref json) ?? -1 };
                    else json.Skip();
                }
            }
            else if (json.Is("region"u8))
            {
                if (!values.EnterObject(ref json, "region")) continue;
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                {
                    if (json.Is("startLine"u8)) spot = spot with { Line = Math.Max(values.Number(ref json) ?? 0, 0) };
                    else json.Skip();
                }
            }
            else json.Skip();
        }
        return spot;
    }

    private static string Logically(ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        string qualified = "", name = "";
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("fullyQualifiedName"u8)) qualified = meter.Keep(values.Text(ref json));
            else if (json.Is("name"u8)) name = meter.Keep(values.Text(ref json));
            else json.Skip();
        }
        return qualified.Length > 0 ? qualified : name;
    }
}
