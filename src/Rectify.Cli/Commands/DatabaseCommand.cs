using System.CommandLine;
using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Feeds.Http;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify db update</c> and <c>rectify db status</c>.</summary>
internal static class DatabaseCommand
{
    private const string Update = "rectify db update --from https://storage.googleapis.com/osv-vulnerabilities/ "
        + "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json https://epss.empiricalsecurity.com/epss_scores-current.csv.gz";

    public static Verb For(Session session)
    {
        var group = new Verb("db", "update|status", DatabaseTexts.Purpose)
        {
            Examples =
            [
                new("rectify db update --from ~/feeds", DatabaseTexts.ExampleFolders),
                new("rectify db status", DatabaseTexts.ExampleStatus),
            ],
        };
        group.Add(ForUpdate(session));
        group.Add(ForStatus(session));
        group.SetAction(parsed => RectifyCommand.Help(session, parsed));
        return group;
    }

    private static Verb ForUpdate(Session session)
    {
        var from = new Flag<string[]>("--from", "SOURCE", DatabaseTexts.From)
        {
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        var database = CommonFlags.Database(session);
        var format = CommonFlags.Format(session);
        var verb = new Verb("update", "--from SOURCE…", DatabaseTexts.UpdatePurpose)
        {
            Examples = [new(Update, DatabaseTexts.ExampleServers), new("rectify db update --from ~/feeds/osv ~/feeds/kev.json", DatabaseTexts.ExampleFolders)],
            Remarks = [DatabaseTexts.Remark],
        };
        verb.Add(from);
        verb.Add(database);
        verb.Add(format);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(from) is null) result.AddError(session.Refuse(DatabaseTexts.NothingNamed));
        });
        verb.SetAction((parsed, cancellation) =>
        {
            var report = Import(session, parsed.GetRequiredValue(from), parsed.GetRequiredValue(database), cancellation);
            if (report.Problem is { } problem)
            {
                session.Tell(AdvisoriesTexts.Of(problem));
                foreach (var note in report.Notes.Take(20)) session.Tell(DatabaseReport.Line(note));
                return Task.FromResult((int)ExitCode.Unreadable);
            }
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) DatabaseReport.WriteJson(result.Stream, session, report, parsed.GetRequiredValue(database));
            else TableReport.Write(result, session, screen => DatabaseReport.Write(screen, session, report, parsed.GetRequiredValue(database)));
            return Task.FromResult((int)ExitCode.Nothing);
        });
        return verb;
    }

    private static Verb ForStatus(Session session)
    {
        var database = CommonFlags.Database(session);
        var format = CommonFlags.Format(session);
        var verb = new Verb("status", "", DatabaseTexts.StatusPurpose) { Examples = [new("rectify db status", DatabaseTexts.ExampleStatus)] };
        verb.Add(database);
        verb.Add(format);
        verb.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(database);
            if (AdvisoryDatabase.Open(path, out var problem) is not { } opened)
            {
                if (problem is not null) session.Tell(AdvisoriesTexts.Of(problem));
                return (int)ExitCode.Unreadable;
            }
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) JsonReport.Write(result.Stream, json => DatabaseJson.Write(json, session, opened.Status(), path, null));
            else TableReport.Write(result, session, screen => DatabaseReport.Write(screen, session, opened.Status(), path));
            return (int)ExitCode.Nothing;
        });
        return verb;
    }

    private static ImportReport Import(Session session, IReadOnlyList<string> from, string database, CancellationToken cancellation)
    {
        using var client = FeedClient.Create();
        List<IFeedSource> sources = [.. from.Select(source => Address(source) is { } address ? (IFeedSource)new HttpSource(client, address) : new FolderSource(source))];
        using var progress = new ProgressLine<ImportProgress>(session, (seen, elapsed) => DatabaseReport.Bar(session, seen, elapsed));
        return AdvisoryImport.Run(sources, database, session.Clock.GetCurrentInstant().ToDateTimeOffset(), progress, cancellation);
    }

    private static Uri? Address(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
