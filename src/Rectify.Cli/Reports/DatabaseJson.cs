using System.Text.Json;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;
using Rectify.Cli.Shell;

namespace Rectify.Cli.Reports;

/// <summary>How old and how complete the advisory data is, beside every answer that rests on it.</summary>
internal static class DatabaseJson
{
    /// <param name="json">Where to.</param>
    /// <param name="session">Gives the time for the age.</param>
    /// <param name="status">What the database says of itself.</param>
    /// <param name="path">The file.</param>
    /// <param name="notCovered">Ecosystems of components for which there is no data; null when nothing was matched.</param>
    public static void Write(Utf8JsonWriter json, Session session, DatabaseStatus status, string path, IReadOnlyList<EcosystemNotCovered>? notCovered)
    {
        json.WriteStartObject("database");
        json.WriteString("path", path);
        Time(json, "importedAt", status.ImportedAt);
        json.WriteNumber("ageHours", Math.Round(status.AgeAt(session.Clock.GetCurrentInstant().ToDateTimeOffset()).TotalHours, 1));
        json.WriteNumber("advisories", status.Advisories);
        json.WriteNumber("withdrawn", status.Withdrawn);
        json.WriteNumber("vulnerabilities", status.Vulnerabilities);
        json.WriteStartArray("ecosystems");
        foreach (var each in status.Ecosystems)
        {
            json.WriteStartObject();
            json.WriteString("ecosystem", each.Ecosystem);
            json.WriteNumber("records", each.Records);
            json.WriteNumber("packages", each.Packages);
            Time(json, "newestAt", each.NewestAt);
            Time(json, "importedAt", each.ImportedAt);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Edition(json, "kev", status.Kev);
        Edition(json, "epss", status.Epss);
        if (notCovered is not null)
        {
            json.WriteStartArray("notCovered");
            foreach (var each in notCovered)
            {
                json.WriteStartObject();
                json.WriteString("ecosystem", each.Ecosystem);
                json.WriteNumber("components", each.Queries);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Edition(Utf8JsonWriter json, string name, EditionStatus? edition)
    {
        if (edition is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("edition", edition.Edition);
        Time(json, "editionAt", edition.EditionAt);
        json.WriteNumber("records", edition.Records);
        Time(json, "importedAt", edition.ImportedAt);
        json.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? at)
    {
        if (at is { Year: >= 1970 } instant) json.WriteString(name, JsonReport.Instant(NodaTime.Instant.FromDateTimeOffset(instant)));
        else json.WriteNull(name);
    }
}
