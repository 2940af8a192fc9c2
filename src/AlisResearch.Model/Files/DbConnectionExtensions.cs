using System.Data.Common;
using System.Globalization;
using System.Numerics;

namespace AlisResearch.Model;

/// <summary>Running the text of a .sql file, with named parameters.</summary>
public static class DbConnectionExtensions
{
    /// <summary>Runs a statement for its effect.</summary>
    public static void Execute(this DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a query and maps every row.</summary>
    public static List<T> Query<T>(
        this DbConnection connection, string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.Rows(map);
    }

    /// <summary>Runs a command's query and maps every row.</summary>
    public static List<T> Rows<T>(this DbCommand command, Func<DbDataReader, T> map)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    /// <summary>A command with named parameters; an array goes in as a list, for readers of several files.</summary>
    public static DbCommand Command(this DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value switch { null => DBNull.Value, string[] list => list.ToList(), _ => value };
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>A whole number, or null; sums of whole numbers are larger in the database than they can be here.</summary>
    public static int? Integer(this DbDataReader reader, string column) => reader[column] switch
    {
        DBNull => null,
        BigInteger sum => (int)sum,
        var number => Convert.ToInt32(number, CultureInfo.InvariantCulture),
    };

    /// <summary>A number, or null.</summary>
    public static double? Number(this DbDataReader reader, string column) => reader[column] is DBNull ? null : Convert.ToDouble(reader[column], CultureInfo.InvariantCulture);

    /// <summary>A text column, or null.</summary>
    public static string? Text(this DbDataReader reader, string column) => reader[column] is string text ? text : null;
}
