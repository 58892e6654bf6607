using Rectify.Clocks.Packs;
using Rectify.Clocks.Rules;

// Rectify.RulePacker RULES OUTPUT: what RULES holds, in the form of CompiledRules.
if (args is not [var folder, var output])
{
    Console.Error.WriteLine("usage: Rectify.RulePacker RULES OUTPUT");
    return 2;
}
var root = Path.GetFullPath(folder);
var files = Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
    .Where(path => !path.EndsWith(".cases.yaml", StringComparison.Ordinal))
    .Select(path => new RuleFile($"rules/{Path.GetRelativePath(root, path).Replace('\\', '/')}", File.ReadAllText(path)));
try
{
    var bytes = CompiledRules.Write(files);
    // Several builds may run beside each other; each writes all of it and none half.
    var draft = $"{output}.{Environment.ProcessId}";
    File.WriteAllBytes(draft, bytes);
    File.Move(draft, output, overwrite: true);
    return 0;
}
catch (InvalidDataException problem)
{
    foreach (var line in problem.Message.Split('\n')) Console.Error.WriteLine($"{line.Split(' ')[0]}: error RULES: {line}");
    return 1;
}
