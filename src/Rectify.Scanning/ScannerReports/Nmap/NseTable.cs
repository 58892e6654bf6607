using Rectify.Scanning.ScannerReports.Xml;

namespace Rectify.Scanning.ScannerReports.Nmap;

/// <summary>The structured output of a script: named and unnamed values, tables in tables.</summary>
internal sealed class NseTable(string key)
{
    private readonly List<(string Key, string Text)> _elements = [];
    private readonly List<NseTable> _tables = [];

    public string Key { get; } = key;

    public IReadOnlyList<NseTable> Tables => _tables;

    /// <summary>Reads the children of the element at hand.</summary>
    public static NseTable Read(XmlStream xml, ReportMeter meter)
    {
        var table = new NseTable(xml.Attribute("key") ?? "");
        var element = xml.Enter();
        while (xml.NextChild(element))
        {
            meter.SpendChars(64);
            if (xml.Name == "table") table._tables.Add(Read(xml, meter));
            else if (xml.Name == "elem") table._elements.Add((xml.Attribute("key") ?? "", meter.Keep(xml.Text())));
        }
        return table;
    }

    /// <summary>A named value; empty when there is none.</summary>
    public string Value(string key)
    {
        foreach (var element in _elements)
            if (element.Key == key) return element.Text;
        return "";
    }

    /// <summary>The values of a named table.</summary>
    public IEnumerable<string> Texts(string key) =>
        from table in _tables
        where table.Key == key
        from element in table._elements
        select element.Text;
}
