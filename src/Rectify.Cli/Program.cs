using NodaTime.Extensions;
using Rectify.Cli.Commands;
using Rectify.Cli.Commands.Bundles;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Commands.Importing;
using Rectify.Cli.Commands.Pushing;
using Rectify.Cli.Shell;

var surroundings = Surroundings.OfThisProcess();
var session = new Session(surroundings, LanguageChoice.From(args, surroundings.Variable), TimeProvider.System.ToClock());

var program = RectifyCommand.For(session);
program.Add(ScanCommand.For(session));
program.Add(InventoryCommand.For(session));
program.Add(PushCommand.For(session));
program.Add(ImportCommand.For(session));
program.Add(VexCommand.For(session));
program.Add(DatabaseCommand.For(session));
program.Add(ClockCommand.For(session));
program.Add(ExplainCommand.For(session));
program.Add(CaseCommand.For(session));
program.Add(RulesCommand.For(session));
program.Add(ServeCommand.For(session));
program.Add(ServeCommand.Group(session));
program.Add(VerifyCommand.For(session));
program.Add(BundleCommand.For(session));
program.Add(DemoCommand.For(session));

return await Guard.Run(program, args, session);
