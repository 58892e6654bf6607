namespace Rectify.Advisories.Database;

/// <summary>The tables of the advisory database. A change here is a new version; the data is rebuilt from the feeds, never migrated.</summary>
internal static class Schema
{
    /// <summary>Stands in SQLite's <c>user_version</c>.</summary>
    public const int Version = 2;

    /// <summary>Stands in SQLite's <c>application_id</c>: "RctA".</summary>
    public const int ApplicationId = 0x52637441;

    /// <summary>Bytes of a page: SQLite's own default. 8,192 gave a file within 2 % of the size; 1,024 one a fifth larger.</summary>
    public const int PageSize = 4096;

    public const string Tables = """
        CREATE TABLE ecosystem (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE advisory (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE TABLE mention (id TEXT NOT NULL, advisory INTEGER NOT NULL, PRIMARY KEY (id, advisory)) WITHOUT ROWID;
        CREATE TABLE package (ecosystem INTEGER NOT NULL, name TEXT NOT NULL, affected BLOB NOT NULL, PRIMARY KEY (ecosystem, name)) WITHOUT ROWID;
        CREATE TABLE filed (advisory INTEGER NOT NULL, ecosystem INTEGER NOT NULL, name TEXT NOT NULL, by_case INTEGER NOT NULL,
            PRIMARY KEY (advisory, ecosystem, name, by_case)) WITHOUT ROWID;
        CREATE TABLE vulnerability (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body BLOB NOT NULL);
        CREATE TABLE membership (advisory INTEGER NOT NULL, vulnerability INTEGER NOT NULL, PRIMARY KEY (advisory, vulnerability)) WITHOUT ROWID;
        CREATE TABLE kev (cve INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TABLE epss (cve INTEGER PRIMARY KEY, score INTEGER NOT NULL, percentile INTEGER NOT NULL);
        CREATE TABLE source (feed INTEGER NOT NULL, name TEXT NOT NULL, origin TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
            records INTEGER NOT NULL, ecosystem TEXT NOT NULL, edition TEXT NOT NULL, edition_at INTEGER NOT NULL, imported_at INTEGER NOT NULL,
            PRIMARY KEY (feed, name)) WITHOUT ROWID;
        CREATE TABLE coverage (ecosystem TEXT PRIMARY KEY, records INTEGER NOT NULL, packages INTEGER NOT NULL, newest INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE change (sequence INTEGER PRIMARY KEY, vulnerability TEXT NOT NULL UNIQUE, packages BLOB NOT NULL);
        CREATE TABLE point (identity TEXT NOT NULL, sequence INTEGER NOT NULL);
        CREATE TABLE summary (imported_at INTEGER NOT NULL, advisories INTEGER NOT NULL, withdrawn INTEGER NOT NULL, vulnerabilities INTEGER NOT NULL);
        """;
}
