using AlisResearch.Cli;

var terminal = Terminal.From(args);
var command = AlisCommand.Create(terminal);
return (int)await AlisCommand.Run(command, args, terminal);
