using System.CommandLine;

return new RootCommand("Rectify").Parse(args).Invoke();
