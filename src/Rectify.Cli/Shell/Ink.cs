namespace Rectify.Cli.Shell;

/// <summary>
/// The few ways in which a piece of text can stand out. One accent colour; red is for what is overdue and nothing else, yellow for what
/// soon will be, green for what is proven, a line through what counts no more. All of it is also said in words: colour is off when nobody
/// looks.
/// </summary>
internal enum Ink
{
    Plain,
    Strong,
    Faint,
    Accent,
    StrongAccent,
    Overdue,
    Soon,
    Proven,
    Struck,
}
