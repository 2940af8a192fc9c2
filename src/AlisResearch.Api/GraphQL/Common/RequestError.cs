using System.Globalization;
using AlisResearch.Model;
using GraphQL;
using GraphQLParser.AST;

namespace AlisResearch.Api.GraphQL;

/// <summary>
/// A typed error: a code for programs, one sentence in English as the message, the same in Norwegian in <c>extensions.nb</c>.
/// </summary>
public sealed class RequestError : ExecutionError
{
    /// <summary>The code of <see cref="NotSupported"/>.</summary>
    public const string NotSupportedCode = "NOT_SUPPORTED";

    private RequestError(string code, string en, string nb)
        : base(en)
    {
        Code = code;
        Extensions = new Dictionary<string, object?> { ["nb"] = nb };
    }

    /// <summary><c>OUT_OF_RANGE</c>: a number outside what is allowed.</summary>
    public static RequestError OutOfRange(string argument, double given, double from, double to) => new(
        "OUT_OF_RANGE", string.Create(CultureInfo.InvariantCulture, $"{argument} is {given}; it must be from {from} to {to}."),
        string.Create(CultureInfo.InvariantCulture, $"{argument} er {given}; det skal være fra {from} til {to}."));

    /// <summary><c>BAD_CURSOR</c>: not a cursor of this list in this order.</summary>
    public static RequestError BadCursor() => new(
        "BAD_CURSOR", "after is not a cursor of this list in this order. Use endCursor of the page before, with the same orderBy.",
        "after er ikke en peker i denne listen med denne rekkefølgen. Bruk endCursor fra siden før, med samme orderBy.");

    /// <summary><c>NOT_FOUND</c>: nothing has this id.</summary>
    public static RequestError NotFound(LocalText kind, string id, IEnumerable<string> known) => new(
        "NOT_FOUND", $"There is no {kind.En} “{Short(id)}”. There is: {Listed(known, "none")}.",
        $"Fant ikke {kind.Nb} «{Short(id)}». Det finnes: {Listed(known, "ingen")}.");

    /// <summary><c>TOO_COMPLEX</c>: refused before it is validated.</summary>
    public static RequestError TooComplex(LocalText what, long given, long limit) => new(
        "TOO_COMPLEX", $"The query has too many {what.En}: {given}, at most {limit}. Ask for less at a time.",
        $"Spørringen har for mange {what.Nb}: {given}, høyst {limit}. Be om mindre om gangen.");

    /// <summary><c>NOT_SUPPORTED</c>: nothing can be changed or followed here, only asked.</summary>
    public static RequestError NotSupported(OperationType operation) => new(
        NotSupportedCode, $"There are no {operation.ToString().ToLowerInvariant()}s here, only queries.", "Her kan det bare spørres (query), ikke endres eller abonneres.");

    /// <summary><c>NOT_RELEASED</c>: the release does not hold it; what it does hold is listed.</summary>
    public static RequestError NotReleased(LocalText what, IReadOnlyCollection<string> released, LocalText? reason = null) => new(
        "NOT_RELEASED", $"The release does not hold {what.En}. {(reason is null ? "" : reason.En + " ")}It holds: {string.Join("; ", released)}.",
        $"Utgivelsen har ikke {what.Nb}. {(reason is null ? "" : reason.Nb + " ")}Den har: {string.Join("; ", released)}.");

    /// <summary><c>BAD_ARGUMENT</c>: what is asked does not go together.</summary>
    public static RequestError BadArgument(LocalText why) => new("BAD_ARGUMENT", why.En, why.Nb);

    /// <summary><c>BAD_REQUEST</c>: the request is no GraphQL request.</summary>
    public static RequestError BadRequest(string en, string nb) => new("BAD_REQUEST", en, nb);

    /// <summary><c>INTERNAL</c>: a fault of ours. Says nothing of the cause.</summary>
    public static RequestError Internal() => new("INTERNAL", "An internal error. Please report what you asked.", "En intern feil. Meld gjerne fra om hva du spurte om.");

    private static string Listed(IEnumerable<string> known, string none) => string.Join(", ", known.DefaultIfEmpty(none));

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
