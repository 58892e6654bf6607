using System.Globalization;

namespace Rectify.Pages.Tests;

/// <summary>
/// What a page costs whoever opens it. How many bytes come over the wire, the first time and when the browser has been here before, is demanded; how long it
/// takes until the page answers depends on the machine and is only told (<c>./do bench</c>).
/// </summary>
public sealed class WeightTests(House house, Browser browser, ITestOutputHelper output) : PageSuite(house, browser)
{
    /// <summary>Bytes, compressed as they came, with their headers; what the browser had already costs none. Then milliseconds until the page answered.</summary>
    private const string Cost =
        """
        () => {
          const came = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
          return [came.reduce((sum, each) => sum + each.transferSize, 0), performance.getEntriesByName('alive')[0].startTime];
        }
        """;

    [Theory]
    [InlineData("/")]
    [InlineData("/cases/CASE-0001")]
    [InlineData("/inventory")]
    [InlineData("/findings")]
    [InlineData("/laws")]
    public async Task A_page_comes_in_few_bytes_and_fewer_the_next_time(string path)
    {
        await using var page = await OpenAsync(Story.Manager, path);
        var first = await page.Page.EvaluateAsync<double[]>(Cost);
        await page.GoAsync(new Uri(House.Address, path));
        var next = await page.Page.EvaluateAsync<double[]>(Cost);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{path}: {first[0] / 1024:0} KiB, answers after {first[1]:0} ms; the next time {next[0] / 1024:0} KiB, {next[1]:0} ms"));
        Assert.InRange(first[0], 1, 320 << 10);
        Assert.InRange(next[0], 1, 160 << 10);
    }
}
