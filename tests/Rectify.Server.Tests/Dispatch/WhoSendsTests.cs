using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Rectify.Ledger;
using Rectify.Server.Dispatch;
using Rectify.Submissions.Dispatch;
using Rectify.Testing;

namespace Rectify.Server.Tests.Dispatch;

/// <summary>
/// Walks every method of the product in its compiled form: whatever reaches the table that mails leave from, or the mail server with a report, is named here, and behind all of it stands the one
/// use case that a signed-in person alone can run.
/// </summary>
public sealed class WhoSendsTests
{
    private static readonly Lazy<IReadOnlyList<(string Caller, string Called)>> Calls = new(() => [.. Assemblies().SelectMany(CallsOf).Distinct()]);

    [Fact]
    public void Mails_are_put_where_the_worker_finds_them_by_one_use_case_alone() =>
        Assert.Equal([$"{typeof(SendSubmission)}"], CallersOf($"{typeof(MailingStore)}.AddAsync"));

    [Fact]
    public void That_use_case_is_made_by_the_page_on_which_a_person_presses_send_alone() =>
        Assert.Equal(["Rectify.Server.Ui.Submissions.SendByMail"], CallersOf($"{typeof(SendSubmission)}..ctor"));

    [Fact]
    public void What_waits_is_begun_and_brought_to_the_mail_server_by_the_leased_rounds_alone()
    {
        Assert.Equal([$"{typeof(MailingRounds)}"], CallersOf("Rectify.Submissions.Dispatch.BeginMailing..ctor"));
        Assert.Equal(["Rectify.Submissions.Dispatch.BeginMailing"], CallersOf($"{typeof(MailingStore)}.BeginAsync"));
        Assert.Equal([$"{typeof(MailingRounds)}"], CallersOf($"{typeof(IMailSender)}.SendAsync"));
        Assert.Equal([], CallersOf($"{typeof(MailSender)}.SendAsync"));
        Assert.Equal(["Rectify.Server.Workers.DispatchWorker"], CallersOf($"{typeof(MailSender)}..ctor"));
        Assert.Equal(["Rectify.Server.Workers.DispatchWorker"], CallersOf($"{typeof(MailingRounds)}..ctor"));
    }

    /// <summary>Alarms, acknowledgements of finders' reports, and the one way for reports.</summary>
    [Fact]
    public void Nothing_else_speaks_to_a_mail_server()
    {
        Assert.Equal(["Rectify.Server.Alarms.MailChannel", $"{typeof(MailSender)}"], Calls.Value.Where(call => call.Called is "MailKit.MailTransport.SendAsync" or "MailKit.MailTransport.Send"
            or "MailKit.Net.Smtp.SmtpClient.SendAsync" or "MailKit.Net.Smtp.SmtpClient.Send").Select(call => call.Caller).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Rectify.Server.Alarms.AlarmSender", "Rectify.Server.Alarms.MailChannel", "Rectify.Server.Workers.Mailbox.ReportMail"], CallersOf("Rectify.Server.Alarms.MailChannel.SendAsync"));
    }

    [Fact]
    public void What_a_submission_is_dispatched_by_is_known()
    {
        Assert.Equal(["Rectify.Submissions.Dispatch.MailFiling", "Rectify.Submissions.RecordFiling"], CallersOf("Rectify.Submissions.SubmissionFiled..ctor"));
        Assert.Equal(["Rectify.Submissions.Dispatch.EndMailing", $"{typeof(SettleSending)}"], CallersOf("Rectify.Submissions.Dispatch.MailFiling.RecordAsync"));
    }

    /// <summary>So that it can fail: a walk that finds nothing would say that all is well.</summary>
    [Fact]
    public void The_walk_sees_calls_in_asynchronous_methods_lambdas_and_pages()
    {
        Assert.True(Calls.Value.Count > 10_000, $"{Calls.Value.Count}");
        Assert.Contains("Rectify.Submissions.DraftSubmission", CallersOf("Rectify.Submissions.SubmissionStore.AddAsync"));
        Assert.Contains("Rectify.Server.Ui.Submissions.FilePage", CallersOf("Rectify.Submissions.RecordFiling..ctor"));
    }

    /// <summary>The command line is another program: it knows nothing of mails that leave.</summary>
    [Fact]
    public void The_command_line_sends_nothing()
    {
        var sources = Directory.EnumerateFiles(Repository.PathOf("src", "Rectify.Cli"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(sources);
        Assert.DoesNotContain(
            sources.Select(File.ReadAllText), text => text.Contains("Submissions.Dispatch", StringComparison.Ordinal) || text.Contains(nameof(SendSubmission), StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> CallersOf(string called) => [.. Calls.Value.Where(call => call.Called == called).Select(call => call.Caller).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Assemblies() => [typeof(ICommand<>).Assembly.Location, typeof(ServerProgram).Assembly.Location];

    private static IEnumerable<(string Caller, string Called)> CallsOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var data = file.GetMetadataReader();
        List<(string, string)> calls = [];
        foreach (var handle in data.MethodDefinitions)
        {
            var method = data.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0) continue;
            var (within, caller) = (NameOf(data, method.GetDeclaringType()), Outermost(data, method.GetDeclaringType()));
            foreach (var token in TokensOf(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? []))
                if (Called(data, MetadataTokens.EntityHandle(token)) is { } called && called != $"{within}..ctor") calls.Add((caller, called)); // a record copies itself
        }
        return calls;
    }

    /// <summary>The tokens of all methods that the code of a method calls, makes delegates of, or makes objects by (ECMA-335, III).</summary>
    private static IEnumerable<int> TokensOf(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var op = code[at] == 0xFE ? Ops[0x100 + code[at + 1]] : Ops[code[at]];
            at += op.Size;
            if (op.OperandType == OperandType.InlineMethod) yield return BitConverter.ToInt32(code, at);
            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static readonly OpCode[] Ops = OpTable();

    private static OpCode[] OpTable()
    {
        var table = new OpCode[0x200];
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
            if (field.GetValue(null) is OpCode op) table[op.Size == 1 ? op.Value : 0x100 + (op.Value & 0xFF)] = op;
        return table;
    }

    private static string? Called(MetadataReader data, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MethodDefinition when data.GetMethodDefinition((MethodDefinitionHandle)handle) is var method => $"{NameOf(data, method.GetDeclaringType())}.{data.GetString(method.Name)}",
        HandleKind.MemberReference when data.GetMemberReference((MemberReferenceHandle)handle) is var member && NameOf(data, member.Parent) is { } type => $"{type}.{data.GetString(member.Name)}",
        HandleKind.MethodSpecification => Called(data, data.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
        _ => null,
    };

    private static string? NameOf(MetadataReader data, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                var type = data.GetTypeDefinition((TypeDefinitionHandle)handle);
                return type.IsNested ? $"{NameOf(data, type.GetDeclaringType())}+{data.GetString(type.Name)}" : $"{data.GetString(type.Namespace)}.{data.GetString(type.Name)}";
            case HandleKind.TypeReference:
                var reference = data.GetTypeReference((TypeReferenceHandle)handle);
                return reference.ResolutionScope.Kind == HandleKind.TypeReference
                    ? $"{NameOf(data, reference.ResolutionScope)}+{data.GetString(reference.Name)}"
                    : $"{data.GetString(reference.Namespace)}.{data.GetString(reference.Name)}";
            default: return null; // of generic types, which none of these are
        }
    }

    /// <summary>The class that a person wrote: not the state machine or the closure inside it.</summary>
    private static string Outermost(MetadataReader data, TypeDefinitionHandle handle)
    {
        var type = data.GetTypeDefinition(handle);
        return type.IsNested ? Outermost(data, type.GetDeclaringType()) : NameOf(data, handle) ?? "";
    }
}
