using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.Execution;

namespace AlisResearch.Api.GraphQL;

/// <summary>The engine (GraphQL.NET), set up. No code outside this folder knows it.</summary>
public static class GraphQLSetup
{
    /// <summary>Most that a query may cost by the engine's own count, in which a list multiplies what is below it.</summary>
    private const int MaxComplexity = 200_000;

    /// <summary>Items counted for a list that does not say how many it gives; most have fewer.</summary>
    private const int MeanListLength = 5;

    /// <summary>Adds schema, executer and limits.</summary>
    public static void AddAlisGraphQL(this IServiceCollection services)
    {
        GlobalSwitches.EnableReadDescriptionFromXmlDocumentation = true;
        var limits = new DocumentLimits();
        services.AddSingleton<DateScalar>();
        services.AddScoped<Questions>();
        services.AddSingleton<IDocumentBuilder>(new DocumentPrecheck(limits));
        services.AddGraphQL(graphQL => graphQL
            .AddAutoSchema<Query>()
            .ConfigureSchema(schema => schema.RegisterTypeMapping<DateOnly, DateScalar>())
            .AddSystemTextJson(json => json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping) // æøå as they are; never put into HTML
            .AddComplexityAnalyzer(c =>
            {
                c.MaxComplexity = MaxComplexity;
                c.MaxDepth = limits.Depth;
                c.DefaultListImpactMultiplier = MeanListLength;

                // Reading the schema itself costs next to nothing, and the lists in it are not long.
                var cost = c.DefaultComplexityImpactDelegate;
                c.DefaultComplexityImpactDelegate = field => field.ParentType.Name.StartsWith("__", StringComparison.Ordinal) ? new(0, 1) : cost(field);
            })
            .AddUnhandledExceptionHandler(Conceal));
        services.AddSingleton<IErrorInfoProvider>(new ErrorInfoProvider(o =>
        {
            o.ExposeExceptionDetails = false;
            o.ExposeCodes = false;
            o.ExposeData = false;
        }));
    }

    /// <summary>A fault of ours answers INTERNAL; its kind goes to the log, its message (which may hold a value) nowhere.</summary>
    private static void Conceal(UnhandledExceptionContext context)
    {
        context.Context?.RequestServices?.GetService<ILoggerFactory>()?.CreateLogger("GraphQL")
            .LogError("{Exception} in {Field}", context.OriginalException.GetType().FullName, context.FieldContext?.FieldDefinition.Name);
        context.Exception = RequestError.Internal();
        context.ErrorMessage = context.Exception.Message;
    }
}
