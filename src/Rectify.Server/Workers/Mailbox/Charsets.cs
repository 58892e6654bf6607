using System.Runtime.CompilerServices;
using System.Text;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>
/// The charsets that mail is written in beyond those that every program knows: GB 2312, ISO-2022-JP, the Windows code pages. The mail library remembers
/// what it did not find when it was first asked, so they are there before anything is.
/// </summary>
internal static class Charsets
{
    [ModuleInitializer]
    internal static void Add() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
