using Rectify.Submissions;

namespace Rectify.Server.Ui.Submissions;

/// <summary>A field as it is being typed.</summary>
internal sealed class FieldDraft(ReportField stood)
{
    /// <summary>What is typed, in the language of the form.</summary>
    public string Value { get; set; } = stood.Value;

    /// <summary>What is typed beside, in the other language.</summary>
    public string Beside { get; set; } = stood.Beside;

    /// <summary>Whether it is left out.</summary>
    public bool LeftOut { get; set; } = stood.LeftOut;

    /// <summary>Whether a person changed anything of what stood there.</summary>
    public bool IsTouched => Value != stood.Value || Beside != stood.Beside || LeftOut != stood.LeftOut;

    /// <summary>The field as it would be kept.</summary>
    public ReportField Now => stood with
    {
        Value = Value.Trim(), Beside = Beside.Trim(), LeftOut = LeftOut, Origin = Value == stood.Value ? stood.Origin : Value.Trim().Length > 0 ? FieldOrigin.Author : FieldOrigin.None,
    };
}
