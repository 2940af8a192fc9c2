using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Net.Http.Headers;

namespace AlisResearch.Api.Http;

/// <summary>The web server's own settings: quiet, small requests, no foreign host names, a strict content policy.</summary>
internal static class Hosting
{
    /// <summary>Largest request body, bytes: a query is at most 16 KiB, its variables little more.</summary>
    public const long MaxRequestBody = 64 * 1024;

    /// <summary>Warnings to standard error; no request, and so no value, is ever logged.</summary>
    public static void AddAlisHosting(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = MaxRequestBody;
        });

        // On the loopback address only loopback names are answered, so that no web page can reach the API through a name of its own.
        if (Loopback.IsAll(builder.Configuration["urls"] ?? ""))
            builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ["127.0.0.1", "localhost", "[::1]"]);
    }

    /// <summary>The same headers on every answer.</summary>
    public static void UseAlisHeaders(this WebApplication app)
    {
        app.UseHostFiltering();
        app.Use(Conceal);
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers[HeaderNames.ContentSecurityPolicy] = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
            headers[HeaderNames.XContentTypeOptions] = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return next(context);
        });
    }

    /// <summary>The start page at / and its files; browsers ask again each time, and mostly get 304.</summary>
    public static void UseStartPage(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = c => c.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.MapGet("/favicon.ico", () => Results.NoContent());
    }

    /// <summary>Answers once the API does.</summary>
    public static void MapHealth(this WebApplication app) => app.MapGet("/health", () => Results.Text("ok"));

    /// <summary>A fault of ours: its kind goes to the log, and neither its message nor a trace goes anywhere.</summary>
    private static async Task Conceal(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Http").LogError("{Exception}", e.GetType().FullName);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync("En intern feil. / An internal error.\n");
        }
    }
}
