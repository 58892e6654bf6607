using Rectify.Ledger;
using Rectify.Server.Checks;
using Rectify.Server.Settings;
using Rectify.Testing;

namespace Rectify.Server.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-settings-").FullName;

    [Fact]
    public void A_flag_goes_before_a_variable_and_a_variable_before_the_file()
    {
        var file = Write("""{ "store": "file.db", "listen": "http://127.0.0.1:1", "logKey": "file.key", /* why */ }""");
        var settings = Good(["--store", "flag.db", $"--config={file}"], ("RECTIFY_SERVER_STORE", "variable.db"), ("RECTIFY_SERVER_LISTEN", "http://127.0.0.1:2 https://127.0.0.1:3"));
        Assert.Equal(new StoreAddress.File("flag.db", "file.key"), settings.Store);
        Assert.Equal(["http://127.0.0.1:2", "https://127.0.0.1:3"], settings.Listen);
    }

    [Fact]
    public void What_is_in_effect_says_who_said_it_and_no_secret()
    {
        var (password, file) = (Write("s3cret"), Write("""{ "idleMinutes": "30", "listen": "http://127.0.0.1:1" }"""));
        var effects = SettingInEffect.Of(Good(
            ["--store", "Host=db;Database=rectify;Username=rectify;Password=s3cret", "--log-key", "k", "--smtp", "smtps://alarms@mail.example.com", "--smtp-password", password, "--mail-from", "a@example.com",
             "--heartbeat", "https://user:s3cret@hc.example.com/s3cret?key=s3cret", "--telemetry", "https://s3cret@otel.example.com", "--mailbox", "imaps://psirt@mail.example.com", "--mailbox-password", password,
             "--oidc-authority", "https://login.example.com", "--oidc-client", "rectify", "--oidc-secret", password],
            ("RECTIFY_SERVER_LISTEN", "http://127.0.0.1:2"), ("RECTIFY_SERVER_CONFIG", file)));
        Assert.Equal(Setting.All, effects.Select(each => each.Setting));
        Assert.DoesNotContain("s3cret", string.Join('\n', effects.Select(each => $"{each.Value.English} {each.Value.Chinese} {each}")));
        Assert.Equal(("Host=db Port=5432 Database=rectify Username=rectify", SettingOrigin.Flag), Of(Setting.Store));
        Assert.Equal(("http://127.0.0.1:2", SettingOrigin.Variable), Of(Setting.Listen));
        Assert.Equal(("30", SettingOrigin.File), Of(Setting.IdleMinutes));
        Assert.Equal(("720", SettingOrigin.Default), Of(Setting.SessionMinutes));
        Assert.Equal(("https://hc.example.com/…", SettingOrigin.Flag), Of(Setting.Heartbeat));
        Assert.Equal(("smtps://alarms@mail.example.com:465", SettingOrigin.Flag), Of(Setting.Smtp));
        Assert.Equal((Setting.Proxies.Default.English, SettingOrigin.Default), Of(Setting.Proxies));

        (string, SettingOrigin) Of(Setting setting) => effects.Where(each => each.Setting == setting).Select(each => (each.Value.English, each.Origin)).Single();
    }

    [Fact]
    public async Task The_check_tells_what_is_wrong_line_by_line()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var settings = Good(["--store", Path.Combine(folder, "not-there.db"), "--listen", $"http://127.0.0.1:{((System.Net.IPEndPoint)taken.LocalEndpoint).Port}", "--advisories", Path.Combine(folder, "none.db")]);
        await using var output = new StringWriter();
        Assert.False(await ServerCheck.RunAsync(settings, output, Rectify.Foundation.Language.English));
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["ok   ", "WRONG", "note ", "note "], lines.Select(line => line[..5]));
        Assert.Contains("can be made", lines[0]);
        Assert.Contains("cannot listen", lines[1]);
        taken.Stop();
        await using var again = new StringWriter();
        Assert.True(await ServerCheck.RunAsync(settings, again, Rectify.Foundation.Language.Chinese));
        Assert.StartsWith("正常", again.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_said_is_the_store_in_the_data_folder_on_loopback()
    {
        var settings = Good([], ("XDG_DATA_HOME", "/data"));
        Assert.Equal(new StoreAddress.File("/data/rectify/rectify.db"), settings.Store);
        Assert.Equal("/data/rectify/rectify.db.logkey", settings.Store.LogKey);
        Assert.Equal(["http://127.0.0.1:8420"], settings.Listen);
    }

    [Fact]
    public void A_connection_string_is_PostgreSQL_and_needs_its_key() =>
        Assert.Equal(
            (new StoreAddress.Server("Host=/run/postgresql;Database=r", "k"), "RCT-SERVER-012"),
            (Good(["--store", "Host=/run/postgresql;Database=r", "--log-key", "k"]).Store, Assert.Single(Bad(["--store", "Host=/run/postgresql"])).Code));

    [Fact]
    public void A_mailbox_is_a_URL_and_its_password_a_file_that_is_shown_nowhere()
    {
        var password = Write("s3cret\n");
        var mailbox = Good(["--mailbox", "imaps://psirt%40example.com@mail.example.com/Reports%2FNew", "--mailbox-password", password]).Mailbox;
        Assert.Equal(new MailboxSettings("mail.example.com", 993, Encrypted: true, MayBePlain: false, "psirt@example.com", "Reports/New", "s3cret"), mailbox);
        Assert.DoesNotContain("s3cret", $"{mailbox} {mailbox?.Name}");
        var plain = Good(["--mailbox", "imap://psirt@127.0.0.1", "--mailbox-password", password]).Mailbox;
        Assert.Equal((143, false, true, "INBOX"), (plain?.Port, plain?.Encrypted, plain?.MayBePlain, plain?.Folder));
        Assert.False(Good(["--mailbox", "imap://psirt@mail.example.com", "--mailbox-password", password]).Mailbox?.MayBePlain);
    }

    [Theory]
    [InlineData("RCT-SERVER-030", "--mailbox", "https://psirt@mail.example.com", "--mailbox-password", "x")]
    [InlineData("RCT-SERVER-030", "--mailbox", "imaps://mail.example.com", "--mailbox-password", "x")]
    [InlineData("RCT-SERVER-030", "--mailbox", "imaps://psirt:password@mail.example.com", "--mailbox-password", "x")]
    [InlineData("RCT-SERVER-031", "--mailbox", "imaps://psirt@mail.example.com")]
    [InlineData("RCT-SERVER-032", "--mailbox-password", "x")]
    [InlineData("RCT-SERVER-002", "--mailbox", "imaps://psirt@mail.example.com", "--mailbox-password", "/nowhere/at/all")]
    public void A_mailbox_that_cannot_be_used_is_told(string code, params string[] flags) => Assert.Equal(code, Assert.Single(Bad(flags)).Code);

    [Fact]
    public void A_time_stamping_authority_has_an_address_a_policy_and_certificates()
    {
        if (LocalAuthority.SkipReason is { } reason) Assert.Skip(reason);
        using var authority = new LocalAuthority();
        Assert.Null(Good([]).Timestamps);
        var settings = Good(["--tsa", "https://tsa.example.com/s3cret", "--tsa-policy", "1.2.3.4", "--tsa-ca", authority.CertificateFile]);
        Assert.Equal(("https://tsa.example.com/s3cret", "1.2.3.4", 1), ($"{settings.Timestamps?.Url}", settings.Timestamps?.Policy, settings.Timestamps?.Certificates.Count));
        var shown = SettingInEffect.Of(settings).ToDictionary(each => each.Setting, each => each.Value.English);
        Assert.Equal(("https://tsa.example.com/…", "1.2.3.4", authority.CertificateFile), (shown[Setting.Tsa], shown[Setting.TsaPolicy], shown[Setting.TsaCa]));
    }

    [Theory]
    [InlineData("RCT-SERVER-067", "--tsa-policy", "1.2.3")]
    [InlineData("RCT-TSA-005", "--tsa", "https://tsa.example.com", "--tsa-policy", "the strict one")]
    [InlineData("RCT-TSA-005", "--tsa", "https://tsa.example.com", "--tsa-policy", "1.02")]
    [InlineData("RCT-SERVER-002", "--tsa", "https://tsa.example.com", "--tsa-ca", "/nowhere/at/all")]
    [InlineData("RCT-TSA-004", "--tsa", "https://tsa.example.com", "--tsa-ca", "/etc/hostname")]
    public void A_time_stamping_authority_that_cannot_be_used_is_told(string code, params string[] flags) => Assert.Equal(code, Assert.Single(Bad(flags)).Code);

    [Theory]
    [InlineData("{ \"stoer\": \"x\" }", ":1:3: there is no setting 'stoer'; did you mean 'store'?")]
    [InlineData("{\n  \"store\": 1 }", ":2:12: the value of 'store' is a text in quotes.")]
    [InlineData("{ \"store\": \"a\",\n \"store\": \"b\" }", ":2:2: 'store' is said twice.")]
    [InlineData("[]", ":1:1: a settings file is one object")]
    [InlineData("{ \"store\" }", ": this is not JSON.")]
    [InlineData("", ": this is not JSON.")]
    [InlineData("{ \"store\": \"a\" } {", ": this is not JSON.")]
    [InlineData("{ \"config\": \"again.json\" }", "there is no setting 'config'")]
    public void A_mistake_in_the_file_is_told_with_its_place(string text, string expected)
    {
        var file = Write(text);
        Assert.Contains(expected, Assert.Single(Bad(["--config", file])).Message.English);
    }

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        Assert.Equal(
            ["RCT-SERVER-010", "RCT-SERVER-008", "RCT-SERVER-002"],
            Bad(["--stoer", "x", "--config", Path.Combine(folder, "none.json")], ("RECTIFY_SERVER_STORR", "y")).Select(problem => problem.Code).Distinct());

    [Fact]
    public void What_does_not_make_sense_together_is_told()
    {
        var profile = Path.Combine(folder, "profile.yaml");
        File.WriteAllText(profile, "roles: [provider]\ncolour: red\n");
        Assert.Equal(
            ["RCT-SERVER-014", "RCT-SERVER-011", "RCT-SERVER-013"],
            Bad(["--store", "Host=a;Port=many", "--listen", "localhost:80", "--profile", profile]).Select(problem => problem.Code));
        Assert.Contains($"{profile}:2:1: ", Bad(["--profile", profile]).Single().Message.English);
        Assert.Equal("RCT-SERVER-009", Assert.Single(Bad(["--store"])).Code);
    }

    [Fact]
    public void A_profile_beside_the_store_is_read()
    {
        File.WriteAllText(Path.Combine(folder, "profile.yaml"), "markets: [EU]\n");
        Assert.Equal(["EU"], Good(["--store", Path.Combine(folder, "s.db")]).Organisation.Default.Markets);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string text)
    {
        var path = Path.Combine(folder, "server.json");
        File.WriteAllText(path, text);
        return path;
    }

    private static ServerSettings Good(string[] flags, params (string Name, string Value)[] variables)
    {
        Assert.True(Read(flags, variables).Succeeded(out var settings, out var problems), problems?.ToString());
        return settings;
    }

    private static Foundation.Problems Bad(string[] flags, params (string Name, string Value)[] variables)
    {
        Assert.False(Read(flags, variables).Succeeded(out _, out var problems), "The settings were taken");
        return problems;
    }

    private static Foundation.Result<ServerSettings> Read(string[] flags, (string Name, string Value)[] variables) =>
        ServerSettings.Read(flags, variables.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal));
}
