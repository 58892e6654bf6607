using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;
using Rectify.Documents.Content;
using Rectify.Documents.Printing;

namespace Rectify.Documents.Tests;

/// <summary>What WeasyPrint makes of our pages, looked at with other people's tools.</summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class PdfPrinterTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_in_two_languages_has_its_text_and_embedded_fonts_and_nothing_of_type_3()
    {
        var pdf = await PrintAsync(Samples.Letter);
        var text = await AskAsync(pdf, "pdftotext", "-layout", "-enc", "UTF-8");
        foreach (var said in (string[])
            ["Early warning of an actively exploited vulnerability", "被积极利用的漏洞之早期预警", "Gateway 4, firmware 4.2.0 to 4.2.7", "[missing: will follow with the notification", "中文译本", "以英文本为准", "签字（盖章）"])
            Assert.Contains(said, text);

        var pages = Pages(text);
        Assert.All(pages.Index(), page =>
        {
            Assert.Equal(2, Regex.Count(page.Item, @"TLP:AMBER\+STRICT"));
            Assert.Contains("CASE-0007/EU-CRA-24H/2", page.Item);
            Assert.Contains($"Page {page.Index + 1} of {pages.Length}", page.Item);
        });

        var fonts = (await AskAsync(pdf, "pdffonts")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+\S+ +(CID TrueType|CID Type 0C \(OT\)|CID Type 0C|TrueType) +\S+ +yes yes yes ", font));
        Assert.Contains(fonts, font => font.Contains("Noto-Serif-CJK-SC", StringComparison.Ordinal));
        Assert.Contains(fonts, font => font.Contains("Liberation-Serif", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_table_has_its_head_on_every_page_and_no_row_on_two()
    {
        var pages = Pages(await AskAsync(await PrintAsync(Samples.LongTable(60)), "pdftotext", "-enc", "UTF-8"));
        Assert.InRange(pages.Length, 4, 12);
        Assert.All(pages, page => Assert.Contains("Recipient · 收件机构", page));
        for (var row = 1; row <= 60; row++)
        {
            var page = Assert.Single(pages, page => page.Contains($"begin-{row:D4}", StringComparison.Ordinal));
            Assert.Contains($"end-{row:D4}", page);
            Assert.Contains($"第{row}号", page);
        }
    }

    [Fact]
    public async Task A_hundred_kilobytes_without_a_blank_are_printed_within_the_margins()
    {
        var document = new Document
        {
            Language = DocumentLanguage.English, Title = "Endless", Reference = "E",
            Blocks = [new Block.Fields([new("Proof", new string('x', 100_000))]), new Block.Table([new("a"), new("b")], [["1", new string('y', 9_000)]])],
        };
        var text = await AskAsync(await PrintAsync(document), "pdftotext", "-enc", "UTF-8");
        Assert.Equal((100_000, 9_000), (text.Count(letter => letter == 'x'), text.Count(letter => letter == 'y')));
        Assert.DoesNotMatch("x{120}", text);
    }

    [Fact]
    public async Task Where_the_program_is_missing_that_is_said()
    {
        using var printer = new PdfPrinter(new() { Program = "no-such-program" });
        Assert.Null(printer.FindProgram());
        Assert.Equal(new PrintOutcome.NotPrinted(PrintFailure.NotInstalled, ""), await printer.PrintAsync(Samples.Letter, Cancelled));
    }

    [Fact]
    public async Task A_file_that_cannot_be_run_is_no_program() =>
        await With("", async (printer, folder) =>
        {
            File.WriteAllText(Path.Combine(folder, "printer"), "not a program");
            File.SetUnixFileMode(Path.Combine(folder, "printer"), UnixFileMode.UserRead);
            Assert.Equal(PrintFailure.NotInstalled, Assert.IsType<PrintOutcome.NotPrinted>(await printer.PrintAsync(Samples.Letter, Cancelled)).Failure);
        });

    [Fact]
    public async Task A_program_that_takes_too_long_is_killed_with_its_children() =>
        await With("echo $$ >\"$(dirname \"$0\")/pid\"; cat >/dev/null; sleep 600 & echo $! >>\"$(dirname \"$0\")/pid\"; wait", async (printer, folder) =>
        {
            Assert.Equal(new PrintOutcome.NotPrinted(PrintFailure.TookTooLong, ""), await printer.PrintAsync(Samples.Letter, Cancelled));
            var ids = File.ReadAllLines(Path.Combine(folder, "pid"));
            Assert.Equal(2, ids.Length);
            foreach (var id in ids) await EndedAsync(id);
        }, new() { TimeLimit = TimeSpan.FromSeconds(8) });

    [Fact]
    public async Task A_printing_that_nobody_waits_for_any_more_is_killed() =>
        await With("echo $$ >\"$(dirname \"$0\")/pid\"; exec sleep 600", async (printer, folder) =>
        {
            using var leaving = new CancellationTokenSource();
            var printing = printer.PrintAsync(Samples.Letter, leaving.Token);
            while (!File.Exists(Path.Combine(folder, "pid")) || File.ReadAllText(Path.Combine(folder, "pid")).Length == 0) await Task.Delay(20, Cancelled);
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing);
            Assert.False(IsRunning(File.ReadAllText(Path.Combine(folder, "pid")).Trim()));
        });

    [Fact]
    public async Task A_program_that_writes_too_much_is_stopped() =>
        await With("cat >/dev/null; printf '%%PDF-'; exec yes", async (printer, _) =>
            Assert.Equal(new PrintOutcome.NotPrinted(PrintFailure.TooLarge, ""), await printer.PrintAsync(Samples.Letter, Cancelled)), new() { MostBytes = 100_000 });

    [Fact]
    public async Task What_a_program_gives_up_with_is_told_without_the_documents_words() =>
        await With("cat >/dev/null; echo Traceback >&2; echo 'ValueError: Gateway 4 is secret' >&2; exit 3", async (printer, _) =>
            Assert.Equal(new PrintOutcome.NotPrinted(PrintFailure.GaveUp, "exit code 3, ValueError"), await printer.PrintAsync(Samples.Letter, Cancelled)));

    [Fact]
    public async Task What_is_no_PDF_is_not_taken_for_one() =>
        await With("cat", async (printer, _) =>
            Assert.Equal(new PrintOutcome.NotPrinted(PrintFailure.GaveUp, "exit code 0"), await printer.PrintAsync(Samples.Letter, Cancelled)));

    [Fact]
    public async Task A_program_that_does_not_read_the_page_has_not_printed_it() =>
        await With("exec <&-; printf '%%PDF-'", async (printer, _) =>
            Assert.IsType<PrintOutcome.NotPrinted>(await printer.PrintAsync(Samples.LongTable(2_000), Cancelled)));

    [Fact]
    public async Task The_program_sees_no_network_no_secret_and_leaves_no_folder() =>
        await With("cat >/dev/null; printf '%%PDF-\\n'; env; echo; cat /proc/net/dev; echo x >\"$HOME/left\"", async (printer, _) =>
        {
            Environment.SetEnvironmentVariable("RECTIFY_TEST_SECRET", "hunter2");
            var said = Encoding.UTF8.GetString(Assert.IsType<PrintOutcome.Printed>(await printer.PrintAsync(Samples.Letter, Cancelled)).Pdf);
            var names = said[..said.IndexOf("\n\n", StringComparison.Ordinal)].Split('\n').Skip(1).Select(line => line.Split('=')[0]);
            Assert.Empty(names.Except(["PATH", "LANG", "HOME", "TMPDIR", "XDG_CACHE_HOME", "http_proxy", "https_proxy", "ftp_proxy", "PWD", "OLDPWD", "SHLVL", "_"]));
            Assert.False(Directory.Exists(HomeLine().Match(said).Groups[1].Value));
            Assert.SkipWhen((await NetworkCut.FindAsync(Cancelled)).Length == 0, "this machine gives no network namespace");
            Assert.Equal(["lo"], Interface().Matches(said).Select(match => match.Groups[1].Value));
        });

    [Fact]
    public async Task Documents_are_printed_one_after_the_other() =>
        await With("cat >/dev/null; mkdir \"$(dirname \"$0\")/busy\" || exit 9; sleep 0.3; rmdir \"$(dirname \"$0\")/busy\"; printf '%%PDF-'", async (printer, _) =>
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => printer.PrintAsync(Samples.Letter, Cancelled)));
            Assert.All(outcomes, outcome => Assert.IsType<PrintOutcome.Printed>(outcome));
        });

    /// <summary>Prints with a shell script in the program's place.</summary>
    private static async Task With(string script, Func<PdfPrinter, string, Task> test, PdfPrinterSettings? settings = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the programs of this test are shell scripts");
        var folder = Directory.CreateTempSubdirectory("rectify-printer-");
        try
        {
            var program = Path.Combine(folder.FullName, "printer");
            File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using var printer = new PdfPrinter((settings ?? new()) with { Program = program });
            await test(printer, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<byte[]> PrintAsync(Document document)
    {
        using var printer = new PdfPrinter(new());
        Assert.SkipUnless(printer.FindProgram() is not null && Array.TrueForAll(["pdffonts", "pdftotext"], tool => ProgramPath.Find(tool) is not null), "needs weasyprint and poppler-utils");
        return Assert.IsType<PrintOutcome.Printed>(await printer.PrintAsync(document, Cancelled)).Pdf;
    }

    private static async Task<string> AskAsync(byte[] pdf, string tool, params string[] flags)
    {
        var start = new ProcessStartInfo(tool, [.. flags, "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (tool == "pdftotext") start.ArgumentList.Add("-");
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start");
        var output = process.StandardOutput.ReadToEndAsync(Cancelled);
        await process.StandardInput.BaseStream.WriteAsync(pdf, Cancelled);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Cancelled);
        Assert.Equal(0, process.ExitCode);
        return await output;
    }

    private static string[] Pages(string text) => text.TrimEnd('\f', '\n').Split('\f');

    /// <summary>Who is killed is gone a moment later; only the program itself is waited for by the printer.</summary>
    private static async Task EndedAsync(string id)
    {
        for (var tries = 0; IsRunning(id); tries++)
        {
            Assert.True(tries < 250, $"{id} still runs");
            await Task.Delay(20, Cancelled);
        }
    }

    // One that was killed but not yet waited for by its parent stands there as a zombie.
    private static bool IsRunning(string id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [GeneratedRegex("^HOME=(.+)$", RegexOptions.Multiline)]
    private static partial Regex HomeLine();

    [GeneratedRegex("^ *([a-z0-9]+):", RegexOptions.Multiline)]
    private static partial Regex Interface();
}
