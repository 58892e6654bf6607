using System.Text;
using Npgsql;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Ledger;
using Rectify.Ledger.Keys;
using Rectify.Parties.Sessions;
using Rectify.Server.Keys;

namespace Rectify.Server.Settings;

/// <summary>What a server was told, read and checked as far as it can be without opening anything.</summary>
/// <param name="Store">Where its store is.</param>
/// <param name="Listen">Where it listens.</param>
/// <param name="Organisation">What the organisation says of itself.</param>
/// <param name="Advisories">The path of the advisory database.</param>
/// <param name="Alarms">What alarms are sent with.</param>
/// <param name="Telemetry">Who is told by OpenTelemetry; null when nobody is.</param>
internal sealed record ServerSettings(
    StoreAddress Store, IReadOnlyList<string> Listen, Profile Organisation, string Advisories, AlarmSettings Alarms, Uri? Telemetry = null)
{
    /// <summary>The mailbox that reports come into; null when there is none.</summary>
    public MailboxSettings? Mailbox { get; init; }

    /// <summary>The key that signs mails; null when there is none.</summary>
    public OpenPgpSecret? OpenPgp { get; init; }

    /// <summary>How long sessions last.</summary>
    public SessionLimits Sessions { get; init; } = SessionLimits.Default;

    /// <summary>Where people reach it.</summary>
    public PublicAddress PublicAddress { get; init; } = new(new Uri("http://localhost"), []);

    /// <summary>The organisation's identity provider; null when there is none.</summary>
    public ProviderSettings? Provider { get; init; }

    /// <summary>The time-stamping authority that is asked; null when there is none.</summary>
    public TimestampSettings? Timestamps { get; init; }

    /// <summary>What was said, and where.</summary>
    public SaidSettings Said { get; init; } = SaidSettings.Nothing;

    private const string DefaultListen = "http://127.0.0.1:8420";

    /// <summary>The settings, or everything that is wrong with them.</summary>
    /// <param name="flags">The command line behind the verb.</param>
    /// <param name="environment">The variables of the environment.</param>
    public static Result<ServerSettings> Read(IReadOnlyList<string> flags, IReadOnlyDictionary<string, string> environment)
    {
        if (!SaidSettings.Gather(flags, environment).Succeeded(out var said, out var problems)) return problems;
        var found = new Problems();
        var store = Address(said, environment, found);
        var listen = (said.Of(Setting.Listen) ?? DefaultListen).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var url in listen.Where(url => !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))) found.Add(SettingsProblems.NotAUrl(url));
        var profile = Profile(said.Of(Setting.Profile) ?? Beside(store), found);
        var advisories = said.Of(Setting.Advisories) ?? DataFolder.Advisories(name => environment.GetValueOrDefault(name));
        var telemetry = said.Url(Setting.Telemetry, found);
        var alarms = AlarmSettings.Read(said, store?.LogKey ?? "", found);
        var mailbox = MailboxSettings.Read(said.Of(Setting.Mailbox), said.Of(Setting.MailboxPassword), found);
        var sessions = SessionSettings.Read(said, found);
        var address = PublicAddress.Read(said, listen, found);
        var openPgp = Signer(said, found);
        var provider = ProviderSettings.Read(said, found);
        var timestamps = TimestampSettings.Read(said, found);
        return found.Any || store is null
            ? found
            : new ServerSettings(store, listen, profile, advisories, alarms, telemetry) { Mailbox = mailbox, Sessions = sessions, PublicAddress = address, Provider = provider, OpenPgp = openPgp, Timestamps = timestamps, Said = said };
    }

    private static OpenPgpSecret? Signer(SaidSettings said, Problems found)
    {
        if (said.Of(Setting.OpenPgpKey) is not { } path)
        {
            found.AddIf(said.Of(Setting.OpenPgpPassword) is not null, SettingsProblems.PasswordOfNoOpenPgpKey);
            return null;
        }
        if (!SaidSettings.FileAt(path).Succeeded(out var key, out var problems) || !Password().Succeeded(out var password, out problems) || !OpenPgpSecret.Read(key, password).Succeeded(out var signer, out problems))
        {
            foreach (var problem in problems) found.Add(problem);
            return null;
        }
        return signer;

        Result<string> Password()
        {
            if (said.Of(Setting.OpenPgpPassword) is not { } file) return "";
            return SaidSettings.FileAt(file).Succeeded(out var bytes, out var wrong) ? Encoding.UTF8.GetString(bytes).TrimEnd('\r', '\n') : wrong;
        }
    }

    private static StoreAddress? Address(SaidSettings said, IReadOnlyDictionary<string, string> environment, Problems found)
    {
        var store = said.Of(Setting.Store) ?? DataFolder.Store(name => environment.GetValueOrDefault(name));
        var key = said.Of(Setting.LogKey);
        var place = LogKeyPlace.OtherThanAFile(key, environment, found);
        if (place is not null) key = null;
        if (!store.Contains('=', StringComparison.Ordinal)) return Placed(new StoreAddress.File(store, key), place, said);
        try
        {
            _ = new NpgsqlConnectionStringBuilder(store);
        }
        catch (ArgumentException wrong)
        {
            found.Add(SettingsProblems.NotAConnection(wrong.Message));
            return null;
        }
        if (key is not null) return Placed(new StoreAddress.Server(store, key), null, said);
        if (place is not null) return Placed(new StoreAddress.Server(store, $"{DataFolder.Store(name => environment.GetValueOrDefault(name))}.logkey"), place, said);
        found.Add(SettingsProblems.NeedsLogKey);
        return null;
    }

    private static StoreAddress Placed(StoreAddress address, IKeyProvider? place, SaidSettings said)
    {
        if (place is not null) address = address with { Keys = place };
        return said.Of(Setting.LogMemory) is { } memory ? address with { LogMemory = memory } : address;
    }

    private static string? Beside(StoreAddress? store) =>
        store is StoreAddress.File file && Path.Combine(Path.GetDirectoryName(file.Path) ?? "", "profile.yaml") is var path && File.Exists(path) ? path : null;

    private static Profile Profile(string? path, Problems found)
    {
        if (path is null) return Clocks.Evaluation.Profile.Unstated;
        if (!SaidSettings.FileAt(path).Succeeded(out var bytes, out var problems))
        {
            foreach (var problem in problems) found.Add(problem);
            return Clocks.Evaluation.Profile.Unstated;
        }
        var read = ProfileReader.Read(new RuleFile(path, Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')));
        foreach (var problem in read.Problems) found.Add(SettingsProblems.ProfileWrong($"{problem.File}:{problem.Line}:{problem.Column}: {ClocksTexts.Of(problem).English}"));
        return read.Value ?? Clocks.Evaluation.Profile.Unstated;
    }
}
