using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What the commands around people, keys and reports say.</summary>
internal static class CaseFilingTexts
{
    public static Text PersonPurpose { get; } = new("Registers people of yours.", "登记本方人员。");

    public static Text PersonAddPurpose { get; } = new("Registers a person, and the legal entity when it is not registered yet.", "登记人员；其法人实体尚未登记的一并登记。");

    public static Text ExamplePerson { get; } = new("Somebody who approves, never their own text.", "批准人；不能批准自己撰写的文本。");

    public static Text Entity { get; } = new("the legal entity that employs the person", "所属法人实体");

    public static Text Place { get; } = new("the country that the person works from, two capital letters", "工作所在国家或地区，两位大写字母");

    public static Text Roles(string words) => new($"what the person may do: {words}; may be repeated", $"角色：{words}；可多次使用");

    public static Text PersonAdded(string name, string id) => new($"Registered {name} ({id}).", $"已登记 {name}（{id}）。");

    public static Text KeyPurpose { get; } = new("Makes and enrols the keys with which people sign.", "生成并登记人员签名所用的密钥。");

    public static Text KeyNewPurpose { get; } = new("Makes a key file (mode 0600) and enrols its public half for a person.", "生成密钥文件（权限 0600），并为人员登记其公钥。");

    public static Text ExampleKey { get; } = new("The file is the person's own; the store keeps only the public half.", "密钥文件归本人保管；数据库只保存公钥。");

    public static Text Person { get; } = new("whose it is, by name", "密钥所有者姓名");

    public static Text KeyMade(string path, string person) => new(
        $"Made {path} and enrolled it for {person}. Whoever holds the file signs as {person}: keep it where only {person} can read it.",
        $"已生成 {path} 并登记到 {person}。持有该文件者即以 {person} 的名义签名：请存放在仅 {person} 可读之处。");

    public static Text DraftPurpose { get; } = new("Writes the text of a report under one duty. Nothing is sent.", "依据一项义务撰写报送文本。不会发送任何内容。");

    public static Text ExampleDraftFields { get; } = new("What the case does not know stands in --set; the text goes to a file.", "案件未知的内容用 --set 填写；文本写入文件。");

    public static Text DraftRemark { get; } = new(
        "Required fields that stay empty are marked in their place, not refused: it can be right to file incomplete rather than late. 'rectify rules show RULE' lists the fields.",
        "未填的必填字段会在原处标出而不会被拒绝：有时宁可不完整也不可迟报。“rectify rules show 规则”列出各字段。");

    public static Text Set { get; } = new("what stands in a field of the form; may be repeated", "表单字段的内容；可多次使用");

    public static Text Out { get; } = new("write the text to FILE instead of standard output", "把文本写入 FILE，而不是标准输出");

    public static Text Group { get; } = new("the vulnerability or order that the duty is about, when the case has several", "义务所涉的漏洞或通知（案件涉及多个时）");

    public static Text Drafted(string id, int version, string sha256) => new(
        $"Submission {id}, version {version}, SHA-256 {sha256}.", $"报送 {id}，第 {version} 版，SHA-256 {sha256}。");

    public static Text Missing(string fields) => new($"Required and still empty: {fields}.", $"必填而尚缺：{fields}。");

    public static Text RevisePurpose { get; } = new("Writes another version of a text. It needs its own approval.", "撰写文本的新版本。新版本须另行批准。");

    public static Text ExampleRevise { get; } = new("The next version, with one field said anew.", "新版本，重写一个字段。");

    public static Text TextPurpose { get; } = new("Prints the exact bytes of a submission: read them before you sign.", "输出报送文本的原文：签名前请阅读。");

    public static Text ExampleText { get; } = new("The newest version.", "最新版本。");

    public static Text ReviewPurpose { get; } = new("Signs a version as its author and asks for approval.", "由撰写人签名并提请批准。");

    public static Text ExampleReview { get; } = new("The author stands by these bytes.", "撰写人对文本负责。");

    public static Text ApprovePurpose { get; } = new("Approves the exact bytes of a version, as a second person with the role of an approver.", "由具有批准人角色的第二人批准文本。");

    public static Text ExampleApprove { get; } = new("Nothing is sent; a person files it by hand.", "不会发送任何内容；由人自行报送。");

    public static Text FiledPurpose { get; } = new("Records that a person filed the approved bytes by hand.", "记录已由人报送经批准的文本。");

    public static Text ExampleFiled { get; } = new("When, how, and the number that the platform showed.", "何时、以何种渠道报送，以及平台显示的编号。");

    public static Text Key { get; } = new("the key file of the person who acts", "操作人的密钥文件");

    public static Text Version { get; } = new("the version that was read (default: the newest)", "已阅读的版本（默认：最新版本）");

    public static Text At { get; } = new("when (default: now)", "时间（默认：现在）");

    public static Text Channel { get; } = new("how: the platform, the address, the office", "报送渠道：平台、地址或机关");

    public static Text Reference { get; } = new("the recipient's own number", "接收方给出的编号");

    public static Text Signed(string id, int version, string sha256, Text state) => new(
        $"Submission {id}, version {version}: {state.English}. Signed over SHA-256 {sha256}.", $"报送 {id}，第 {version} 版：{state.Chinese}。已对 SHA-256 {sha256} 签名。");

    public static Text ReceiptPurpose { get; } = new("Keeps what the recipient gave back, byte for byte. Only now does the duty's row turn green.", "逐字节保存接收方的回执。至此该项义务才算有回执。");

    public static Text ExampleReceipt { get; } = new("The page or letter that the recipient gave back.", "接收方返回的页面或函件。");

    public static Text ReceiptKept(string id, Text state) => new($"Submission {id}: {state.English}.", $"报送 {id}：{state.Chinese}。");

    public static Text DecidePurpose { get; } = new(
        "Records what a named person decided on a conflict towards one recipient. No option is a default.", "记录指定人员就冲突对某一接收方作出的决定。没有默认方案。");

    public static Text ExampleDecide { get; } = new("The release is held until --release is said.", "只有写明 --release 才解除暂停发布。");

    public static Text By { get; } = new("who decided, by name", "决定人姓名");

    public static Text Release { get; } = new("the release hold towards this recipient ends", "解除对该接收方的暂停发布");

    public static Text Decided(string conflict, string recipient, bool releases) => releases
        ? new($"Recorded: {conflict} towards {recipient}; the release hold ends.", $"已记录：{conflict}，接收方 {recipient}；解除暂停发布。")
        : new($"Recorded: {conflict} towards {recipient}; the release stays held.", $"已记录：{conflict}，接收方 {recipient}；继续暂停发布。");

    public static Text ProofPurpose { get; } = new("Writes the proof of a case: one file that anybody can check offline.", "导出案件的证据包：任何人都能离线核验的一个文件。");

    public static Text ExampleProof { get; } = new("Then: rectify verify case-0001.proof.zip --key log.vkey.", "随后：rectify verify case-0001.proof.zip --key log.vkey。");

    public static Text ProofOut { get; } = new("where to write the bundle", "证据包写入何处");

    public static Text KeyOut { get; } = new("write the log's public key to FILE instead of standard error", "把日志公钥写入 FILE，而不是标准错误输出");

    public static Text Since { get; } = new(
        "a checkpoint or bundle that somebody got earlier: the new bundle proves that the log went on from it", "他人此前取得的检查点或证据包：新证据包将证明日志由其延续");

    public static Text LogKey(string key) => new($"the log's public key: {key}", $"日志公钥：{key}");
}
