using AlisResearch.Api;
using AlisResearch.Api.GraphQL;
using AlisResearch.Api.Http;
using AlisResearch.Model;

try
{
    var options = ApiOptions.Parse(args);
    var releases = Task.Run(() => ReleaseStore.Open(options)); // verified while the schema is built

    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
    {
        Args = ["--urls", options.Urls],
        ContentRootPath = AppContext.BaseDirectory,
        WebRootPath = "wwwroot",
    });
    builder.AddAlisHosting();
    builder.Services.AddSingleton(_ => releases.Result);
    builder.Services.AddAlisGraphQL();

    var app = builder.Build();
    app.UseAlisHeaders();
    if (options.ApiKeys is { } keys)
        app.UseApiKeys(new(keys));
    app.UseStartPage();
    app.MapGraphQLEndpoint("/graphql");
    app.MapDownloads();
    app.MapFigures();
    app.MapHealth();

    await releases;
    await app.StartAsync();
    if (options.ApiKeys is not null && !Loopback.IsAll(string.Join(';', app.Urls)))
        throw new AlisException(ExitCode.Disclosure, new(
            "Interne utgivelser vises bare på denne maskinen, og noe i omgivelsene sier at API-et skal lytte andre steder.",
            "Internal releases are served on this machine only, and something in the environment tells the API to listen elsewhere."));
    if (options.StopWithInput)
        StopWithInput.Watch(app.Lifetime);
    Console.WriteLine(app.Urls.First()); // whoever started us waits for this line
    await app.WaitForShutdownAsync();
    return (int)ExitCode.Ok;
}
catch (AlisException refusal)
{
    Console.Error.WriteLine($"{refusal.Text.Nb} / {refusal.Text.En}");
    return (int)refusal.ExitCode;
}
