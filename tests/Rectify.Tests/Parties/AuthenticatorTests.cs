using System.Text;
using NodaTime;
using Rectify.Foundation;
using Rectify.Parties.Accounts;

namespace Rectify.Tests.Parties;

public sealed class AuthenticatorTests
{
    /// <summary>The key of RFC 6238, appendix B, in base 32: the text 12345678901234567890.</summary>
    private const string Seed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /// <summary>The last six of the eight digits that appendix B gives.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_RFC(long seconds, string code)
    {
        var now = Instant.FromUnixTimeSeconds(seconds);
        Assert.Equal(code, Known.CodeAt(now));
        Assert.Equal(seconds / 30, Known.StepOf(code, now));
    }

    [Fact]
    public void A_code_counts_one_step_early_and_one_late()
    {
        var start = Instant.FromUnixTimeSeconds(1_800_000_000);
        var code = Known.CodeAt(start);
        Assert.Equal(
            [false, true, true, true, true, false],
            new[] { -31, -30, 0, 29, 59, 60 }.Select(seconds => Known.StepOf(code, start + Duration.FromSeconds(seconds)) is not null));
        Assert.Equal(start.ToUnixTimeSeconds() / 30, Known.StepOf($"{code[..3]} {code[3..]}", start));
        foreach (var wrong in new[] { "", "12345", "1234567", "abcdef", "１２３４５６", code[..5] }) Assert.Null(Known.StepOf(wrong, start));
    }

    [Fact]
    public void A_seed_reads_as_it_was_written()
    {
        Assert.Equal(Seed, Known.Seed);
        var made = Authenticator.Make(new SystemRandomSource());
        Assert.Matches("^[A-Z2-7]{32}$", made.Seed);
        Assert.Equal(made.CodeAt(Instant.FromUnixTimeSeconds(1_800_000_000)), Authenticator.Read(made.Seed)?.CodeAt(Instant.FromUnixTimeSeconds(1_800_000_000)));
        foreach (var wrong in new[] { "", "A", "AAAAAAA1", "aaaaaaaa" }) Assert.Null(Authenticator.Read(wrong));
        Assert.Equal("otpauth://totp/Rectify%20%26%20Co:j%40example.com?secret=" + Seed + "&issuer=Rectify%20%26%20Co", Known.Address("j@example.com", "Rectify & Co"));
    }

    [Theory]
    [InlineData("a long sentence", "")]
    [InlineData("长长的一句话作为密码也可以吧", "")]
    [InlineData("eleven char", "RCT-ACCOUNT-004")]
    [InlineData("", "RCT-ACCOUNT-004")]
    [InlineData("Passwordpassword", "RCT-ACCOUNT-006")]
    [InlineData("ababababababab", "RCT-ACCOUNT-006")]
    [InlineData("my name is Ortiz!", "RCT-ACCOUNT-007")]
    [InlineData("all at northWIND now", "RCT-ACCOUNT-007")]
    [InlineData("jortiz2026summer", "RCT-ACCOUNT-007")]
    public void A_password_is_long_and_not_what_anybody_would_try_first(string password, string code)
    {
        var problems = new Problems();
        PasswordRule.Check(problems, password, ["jortiz@example.org", "J. Ortiz", "Northwind GmbH"]);
        Assert.Equal(code, string.Join(' ', problems.Select(problem => problem.Code)));
    }

    [Fact]
    public void A_password_of_a_book_is_too_long()
    {
        var problems = new Problems();
        PasswordRule.Check(problems, string.Concat(Enumerable.Repeat("abcdefgh", 33)), []);
        Assert.Equal(["RCT-ACCOUNT-005"], problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_recovery_code_is_the_same_however_it_is_typed()
    {
        var code = RecoveryCode.Make(bytes => Encoding.ASCII.GetBytes("0123456789ABCDEF").CopyTo(bytes));
        Assert.Matches("^([0-9a-z]{4}-){3}[0-9a-z]{4}$", code);
        Assert.NotNull(RecoveryCode.HashOf(code));
        Assert.Equal(RecoveryCode.HashOf(code), RecoveryCode.HashOf($" {code.ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)} "));
        Assert.Equal(RecoveryCode.HashOf("0000-1111-0000-1111"), RecoveryCode.HashOf("oooo-iiii-OOOO-LLLL"));
        foreach (var wrong in new[] { "", "0000-1111-0000-111", "0000-1111-0000-11111", "uuuu-uuuu-uuuu-uuuu" }) Assert.Null(RecoveryCode.HashOf(wrong));
    }

    private static Authenticator Known => Authenticator.Read(Seed) ?? throw new InvalidOperationException();
}
