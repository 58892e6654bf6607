using Rectify.Proof.Bundles;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Foundation.Texts;

/// <summary>What the checks of a proof bundle, and the problems of canonical JSON and of notes, say to a person.</summary>
public static class ProofTexts
{
    /// <summary>The whole line of a report: what was looked at, and why it failed or was not checked.</summary>
    public static Text Of(BundleCheck check) => check.Outcome switch
    {
        BundleOutcome.Passed => Passed(check),
        _ => new($"{Looked(check).English}: {Why(check).English}", $"{Looked(check).Chinese}：{Why(check).Chinese}"),
    };

    /// <summary>The word before the line.</summary>
    public static Text Of(BundleOutcome outcome) => outcome switch
    {
        BundleOutcome.Passed => new("checked", "已核验"),
        BundleOutcome.Failed => new("WRONG", "不符"),
        BundleOutcome.NotChecked => new("not checked", "未核验"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a text."),
    };

    /// <summary>What the bundle is worth as a whole.</summary>
    public static Text Of(BundleVerdict verdict) => verdict switch
    {
        BundleVerdict.Verified => new(
            "Verified: every event shown stands in the log, signed by a key that you trust. What is \"not checked\" stays open.",
            "核验通过：所示事件均在日志中，并由您信任的密钥签名。“未核验”的内容仍无定论。"),
        BundleVerdict.Consistent => new(
            "Consistent with itself, no more: a key or a file is there on the bundle's own word. Get the log's key from another place and name it.",
            "仅自身一致：其中的密钥或文件只有证据包自己作保。请从其他渠道取得日志公钥并指定后再核验。"),
        BundleVerdict.Refused => new("Refused: not intact: something is wrong, so the bundle proves nothing.", "不予采信：不完整，存在不符之处，该证据包不能证明任何事项。"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "A verdict without a text."),
    };

    /// <summary>What a member of a bundle is for.</summary>
    public static Text Of(BundleRole role) => role switch
    {
        BundleRole.Event => new("event", "事件"),
        BundleRole.Payload => new("payload", "事件内容"),
        BundleRole.Salt => new("salt", "盐值"),
        BundleRole.Submission => new("submission", "报送件"),
        BundleRole.Acknowledgement => new("acknowledgement", "回执"),
        BundleRole.Evidence => new("evidence", "证据"),
        BundleRole.Rules => new("rules", "规则"),
        BundleRole.Calendar => new("calendar", "日历"),
        BundleRole.Inclusion => new("inclusion proof", "包含证明"),
        BundleRole.Checkpoint => new("checkpoint", "检查点"),
        BundleRole.Consistency => new("consistency proof", "一致性证明"),
        BundleRole.Key => new("public key", "公钥"),
        BundleRole.Timestamp => new("time stamp", "时间戳"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a text."),
    };

    /// <summary>Why a text has no canonical form.</summary>
    public static Text Of(CanonicalProblem problem) => problem.Code switch
    {
        CanonicalProblemCode.NotUtf8 => new("is not UTF-8, or starts with a byte order mark", "不是 UTF-8 编码，或以字节顺序标记开头"),
        CanonicalProblemCode.NotJson => new($"is not JSON from byte {problem.Offset} on", $"自第 {problem.Offset} 字节起不是有效的 JSON"),
        CanonicalProblemCode.DuplicateName => new($"has the name \"{problem.Argument}\" twice in one object", $"同一对象中名称“{problem.Argument}”出现两次"),
        CanonicalProblemCode.LoneSurrogate => new($"holds half a character at byte {problem.Offset}", $"第 {problem.Offset} 字节处有不完整的字符"),
        CanonicalProblemCode.NumberTooLarge => new($"holds a number that is too large: {problem.Argument}", $"含有过大的数字：{problem.Argument}"),
        CanonicalProblemCode.NumberNotExact => new($"holds a number that cannot be kept exactly: {problem.Argument}", $"含有无法精确保存的数字：{problem.Argument}"),
        CanonicalProblemCode.TooDeep => new($"is nested deeper than {problem.Argument} levels", $"嵌套超过 {problem.Argument} 层"),
        CanonicalProblemCode.TooLarge => new($"is longer than {problem.Argument} bytes", $"超过 {problem.Argument} 字节"),
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Code, "A problem without a text."),
    };

    /// <summary>Why a text is no signed note.</summary>
    public static Text Of(NoteProblem problem) => problem switch
    {
        NoteProblem.None => new("is well formed", "格式正确"),
        NoteProblem.TooLarge => new("is longer than 1 MiB or has more than 100 signatures", "超过 1 MiB 或签名超过 100 个"),
        NoteProblem.BadText => new("is not UTF-8 or holds control characters", "不是 UTF-8 编码或含有控制字符"),
        NoteProblem.NoSignatures => new("has no signatures after a blank line", "空行之后没有签名"),
        NoteProblem.BadSignatureLine => new("has a malformed signature line", "签名行格式有误"),
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "A problem without a text."),
    };

    private static Text Passed(BundleCheck check)
    {
        var (a, b) = (Argument(check, 0), Argument(check, 1));
        return check.Code switch
        {
            BundleCheckCode.Archive => new("The file is a proof bundle and no byte of the archive is out of place", "文件是证据包，归档字节无一异常"),
            BundleCheckCode.Manifest => new($"All {a} members are there, with the hashes that the manifest lists", $"清单所列 {a} 个成员齐全，散列值相符"),
            BundleCheckCode.CheckpointSigned => new(
                $"The log of {a} entries is signed by {Rest(check, 2)} (root {b})", $"含 {a} 条记录的日志由 {Rest(check, 2)} 签名（根散列 {b}）"),
            BundleCheckCode.KeyTrusted => new($"The signing key is one that you trust: {check.Subject}", $"签名密钥是您信任的密钥：{check.Subject}"),
            BundleCheckCode.CheckpointsConsistent => new($"The log only grew between checkpoints ({check.Subject})", $"检查点之间日志只增不改（{check.Subject}）"),
            BundleCheckCode.EventIncluded when check.Arguments.Length > 2 => new(
                $"{check.Subject} is entry {a} of the former log {Argument(check, 2)} of {b}, which the log after it names",
                $"{check.Subject} 是前一日志 {Argument(check, 2)}（{b} 条记录，由后续日志指明）中的第 {a} 条（自 0 起）"),
            BundleCheckCode.EventIncluded => new($"{check.Subject} is entry {a} of the log of {b}", $"{check.Subject} 是含 {b} 条记录的日志中的第 {a} 条（自 0 起）"),
            BundleCheckCode.PayloadCommitted => new($"{check.Subject} is what {a} commits to (at {b})", $"{check.Subject} 正是 {a} 所承诺的内容（位于 {b}）"),
            BundleCheckCode.EarlierKept => new(
                $"What the log showed earlier at {check.Subject} entries is the beginning of what it shows at {a}", $"日志此前在 {check.Subject} 条记录时所示内容，是其在 {a} 条时所示内容的开头部分"),
            BundleCheckCode.Timestamp => new(
                $"{a} existed at {b}: so says {Rest(check, 2)}, in {check.Subject}", $"{a} 在 {b} 已存在：由 {Rest(check, 2)} 签署（{check.Subject}）"),
            BundleCheckCode.FileNamed => new($"{check.Subject} is the file that {a} names (at {b})", $"{check.Subject} 正是 {a} 所指的文件（位于 {b}）"),
            _ => throw new ArgumentOutOfRangeException(nameof(check), check.Code, "A check that passed without a text."),
        };
    }

    private static Text Looked(BundleCheck check) => check.Code switch
    {
        BundleCheckCode.Archive => new("The archive", "归档文件"),
        BundleCheckCode.Manifest => new("The manifest", "清单"),
        BundleCheckCode.KeyForm or BundleCheckCode.Member => Text.Same(check.Subject),
        BundleCheckCode.CheckpointSigned => check.Subject.Length == 0
            ? new("A signed checkpoint", "已签名的检查点")
            : new($"The signature of {check.Subject}", $"{check.Subject} 的签名"),
        BundleCheckCode.KeyTrusted => new($"The key {check.Subject}", $"密钥 {check.Subject}"),
        BundleCheckCode.CheckpointsConsistent => new($"That the log only grew ({check.Subject})", $"日志只增不改（{check.Subject}）"),
        BundleCheckCode.EventIncluded => check.Subject.Length == 0
            ? new("An event", "事件")
            : new($"The place of {check.Subject} in the log", $"{check.Subject} 在日志中的位置"),
        BundleCheckCode.PayloadCommitted => new($"The contents of {check.Subject}", $"{check.Subject} 的内容"),
        BundleCheckCode.FileNamed => new($"The file {check.Subject}", $"文件 {check.Subject}"),
        BundleCheckCode.Withheld => new($"What {check.Subject} names", $"{check.Subject} 所指的内容"),
        BundleCheckCode.Timestamp => new($"The time stamp {check.Subject}", $"时间戳 {check.Subject}"),
        BundleCheckCode.EarlierKept when check.Reason == BundleReason.Rewritten => new($"Entry {check.Subject} of the log", $"日志第 {check.Subject} 条（自 0 起）"),
        BundleCheckCode.EarlierKept when check.Reason == BundleReason.OtherOrigin => new("What was shown earlier", "此前所示内容"),
        BundleCheckCode.EarlierKept => new($"What the log showed earlier, at {check.Subject} entries", $"日志此前在 {check.Subject} 条记录时所示内容"),
        BundleCheckCode.Completeness => new("Whether the log holds more on the matter than is shown here", "日志中是否还有未在此展示的相关记录"),
        BundleCheckCode.Time => new("When things were recorded, by a clock other than the log's own", "以日志之外的时钟衡量的记录时间"),
        BundleCheckCode.Meaning => new("Whether what the events say is true", "事件所述是否属实"),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check.Code, "A check without a text."),
    };

    private static Text Why(BundleCheck check)
    {
        var a = Argument(check, 0);
        return check.Reason switch
        {
            BundleReason.TooLarge => new($"larger than the limit ({a})", $"超过上限（{a}）"),
            BundleReason.NotExact => new(
                $"not in the exact form of a bundle (from byte {a}): damaged, packed again by another tool, or not a bundle", $"不是证据包的标准形式（自第 {a} 字节起）：已损坏、经其他工具重新打包，或不是证据包"),
            BundleReason.NotAManifest => new("missing or malformed", "缺失或格式有误"),
            BundleReason.UnknownFormat => new($"of a format that this program does not know ({a})", $"格式未知（{a}）"),
            BundleReason.Missing => new("listed in the manifest and not there", "清单已列但文件缺失"),
            BundleReason.Unlisted => new("there and not listed in the manifest", "文件存在但清单未列"),
            BundleReason.HashDiffers => new("its bytes are not those that the manifest lists", "字节与清单所列散列值不符"),
            BundleReason.Malformed => new("malformed", "格式有误"),
            BundleReason.OtherOrigin => new($"belongs to another log ({a})", $"属于另一日志（{a}）"),
            BundleReason.Twice => new("there twice", "重复出现"),
            BundleReason.NoTrustedKey => new("none of the keys that you trust has signed", "没有您信任的密钥签名"),
            BundleReason.NoKey => new("no key in the bundle has signed", "证据包中没有与签名对应的密钥"),
            BundleReason.WrongSignature => new($"the signature is not that of {a}", $"签名并非 {a} 所作"),
            BundleReason.OnlyInBundle => new("it comes with the bundle; nobody vouches for it here", "密钥随证据包提供，此处无人为其作保"),
            BundleReason.NoProof when check.Code == BundleCheckCode.EarlierKept => new(
                "nothing here shows that the log went on from that: ask for a bundle that does (rectify case proof --since)", "此处没有任何内容证明日志由其延续：请索取含此证明的证据包（rectify case proof --since）"),
            BundleReason.NoProof => new("there is no proof that holds", "没有成立的证明"),
            BundleReason.ProofWrong => new("the proof does not hold", "证明不成立"),
            BundleReason.Forked => new(
                $"what it shows now does not go on from that: THE LOG SHOWED TWO HISTORIES, and its key signed both (roots {a} and {Argument(check, 1)})",
                $"现在所示内容并非由其延续：日志展示了两种历史，且其密钥为两者签名（根散列 {a} 与 {Argument(check, 1)}）"),
            BundleReason.Rewritten => new(
                $"it was another before (leaf {a}, now {Argument(check, 1)}): THE LOG SHOWED TWO HISTORIES", $"此前是另一条（叶散列 {a}，现为 {Argument(check, 1)}）：日志展示了两种历史"),
            BundleReason.NotNamed => new("nothing in the log that is shown names these bytes", "所示日志内容中没有任何一处指向这些字节"),
            BundleReason.NonePresent => new("the bundle has none", "证据包中没有"),
            BundleReason.LeftOut => new(
                $"left out on purpose; its hash {Argument(check, 1)} stands in the log (at {Argument(check, 2)}), its contents cannot be seen here", $"有意略去；其散列值 {Argument(check, 1)} 在日志中（位于 {Argument(check, 2)}），内容在此不可见"),
            BundleReason.NotSupported => new("it is there, and of a kind that this version does not check", "存在，但本版本不核验此种类"),
            BundleReason.OfOtherBytes => new("it is of bytes that are neither here nor named here", "所涉字节既不在证据包中，也未被指明"),
            BundleReason.AuthorityNotChecked => new(
                $"it says that {a} existed at {Argument(check, 1)}, signed by {Argument(check, 2)}; its authority was not checked: name its certificate",
                $"称 {a} 在 {Argument(check, 1)} 已存在，由 {Argument(check, 2)} 签署；未核验该机构：请指定其证书"),
            BundleReason.AuthorityUnknown => new($"none of the certificates that you trust leads to {a}", $"您信任的证书均不能认证 {a}"),
            BundleReason.OutsideBundle => new("no bundle can show this", "任何证据包都无法证明"),
            BundleReason.None => new("checked", "已核验"),
            _ => throw new ArgumentOutOfRangeException(nameof(check), check.Reason, "A reason without a text."),
        };
    }

    private static string Argument(BundleCheck check, int index) => check.Arguments.ElementAtOrDefault(index) ?? "";

    private static string Rest(BundleCheck check, int from) => string.Join(", ", check.Arguments.Skip(from));
}
