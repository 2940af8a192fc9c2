using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AlisResearch.Catalogue;
using AlisResearch.Model;
using Microsoft.Net.Http.Headers;

namespace AlisResearch.Api.Http;

/// <summary>Internal releases: a key is needed for everything, from this machine only, and every answer says that it is not for publication.</summary>
internal static class KeyGate
{
    /// <summary>What every answer says, as a header.</summary>
    private const string Notice = "INTERNAL; not for publication / ikke for publisering";

    /// <summary>Lets a request through with a key: as a bearer token, or as the password that a browser asks for.</summary>
    public static void UseApiKeys(this WebApplication app, ApiKeys keys) => app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        headers["Alis-Release"] = Notice;
        context.Response.OnStarting(() =>
        {
            headers.CacheControl = "no-store"; // exact figures stay in no cache, a browser's included
            return Task.CompletedTask;
        });
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            context.Abort();
            return;
        }

        if (context.Request.Path == "/health")
            await next(context);
        else if (Key(context.Request) is not { } key || !keys.Opens(key))
        {
            headers.WWWAuthenticate = "Basic realm=\"AlisResearch INTERNAL\", charset=\"UTF-8\"";
            await Refuse(context, StatusCodes.Status401Unauthorized, new(
                "Interne tall: her trengs en gyldig nøkkel, som «Authorization: Bearer …» eller som passord i nettleseren. Lag en: alis api-keys add MERKELAPP",
                "Internal figures: a valid key is needed, as “Authorization: Bearer …” or as the password in the browser. Make one: alis api-keys add LABEL"));
        }
        else if (context.RequestServices.GetRequiredService<ReleaseStore>().All.Any(r => !Directory.Exists(r.Folder.Path)))
            await Refuse(context, StatusCodes.Status410Gone, new(
                "En intern utgivelse er slettet: noen har trukket seg, eller den er trukket tilbake. Lag en ny (alis release build --internal) og start på nytt.",
                "An internal release is deleted: somebody has withdrawn, or it was retired. Make a new one (alis release build --internal) and start again."));
        else
            await next(context);
    });

    private static Task Refuse(HttpContext context, int status, LocalText why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{why.Nb}\n{why.En}\n");
    }

    private static string? Key(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers[HeaderNames.Authorization], out var given) || given.Parameter is not { } parameter)
            return null;
        if (given.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return parameter;
        var bytes = new byte[parameter.Length];
        if (!given.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(parameter, bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
