using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Rectify.Scanning.ScannerReports;
using Rectify.Testing;

namespace Rectify.Scanning.Tests.ScannerReports;

/// <summary>Readings as tests make them, and the kit's scanner outputs.</summary>
internal static class Reports
{
    private const string Archive = "scans/scans.zip";

    public static ScannerReading Read(string text, BudgetLimits? limits = null) => Read(Encoding.UTF8.GetBytes(text), limits);

    public static ScannerReading Read(byte[] bytes, BudgetLimits? limits = null) => Read(new MemoryStream(bytes), limits);

    public static ScannerReading Read(Stream stream, BudgetLimits? limits = null) =>
        ScannerReportReader.Read(stream, "scan", new Budget(limits ?? BudgetLimits.Default), CancellationToken.None);

    public static ScannerReport Only(string text) => Assert.Single(Read(text).Reports);

    /// <summary>A file of the kit; the test skips when the kit is not there.</summary>
    public static byte[] Kit(string name)
    {
        Assert.SkipUnless(DataKit.Has(Archive), DataKit.Missing(Archive));
        using var zip = ZipFile.OpenRead(DataKit.PathOf(Archive));
        using var stream = (zip.GetEntry(name) ?? throw new ArgumentException(name)).Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The names of all files of the kit's scanner outputs.</summary>
    public static IReadOnlyList<string> KitNames()
    {
        Assert.SkipUnless(DataKit.Has(Archive), DataKit.Missing(Archive));
        using var zip = ZipFile.OpenRead(DataKit.PathOf(Archive));
        return [.. zip.Entries.Where(entry => entry.Name.Length > 0).Select(entry => entry.FullName)];
    }

    /// <summary>What the kit expects of its files whose scanner is one of these.</summary>
    public static IEnumerable<(string Name, JsonElement Expected)> Expected(params string[] scanners)
    {
        Assert.SkipUnless(DataKit.Has("scans/expected.json"), DataKit.Missing("scans/expected.json"));
        using var document = JsonDocument.Parse(File.ReadAllBytes(DataKit.PathOf("scans/expected.json")));
        return [.. document.RootElement.GetProperty("files").EnumerateObject()
            .Where(file => scanners.Contains(file.Value.GetProperty("scanner").GetString()))
            .Select(file => (file.Name, file.Value.Clone()))];
    }

    /// <summary>What identifies the rows of a reading.</summary>
    public static IReadOnlyList<string> Identities(ScannerReading reading) =>
        [.. reading.Reports.SelectMany(report => report.Rows).Select(row => $"{row.Place} {row.Check}").Order(StringComparer.Ordinal)];
}
