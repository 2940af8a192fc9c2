using System.Buffers.Text;
using System.Text;
using AlisResearch.Api.Paging;
using CsCheck;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlisResearch.Tests.Unit;

public sealed class KeysetTests
{
    private static readonly SortColumn<Row> Name = SortColumn.Text<Row>("name", r => r.Name);
    private static readonly SortColumn<Row> NameDown = SortColumn.Text<Row>("name", r => r.Name, descending: true);
    private static readonly SortColumn<Row> Number = SortColumn.Number<Row>("number", r => r.Number);
    private static readonly SortColumn<Row> NumberDown = SortColumn.Number<Row>("number", r => r.Number, descending: true);
    private static readonly SortColumn<Row> Id = SortColumn.Number<Row>("id", r => r.Id);

    private static readonly IReadOnlyList<SortColumn<Row>>[] Orders =
    [
        [Id], [Name, Id], [NameDown, Id], [Number, NameDown, Id], [NumberDown, Name, Id], [Name, NumberDown, Id],
    ];

    /// <summary>Few names and numbers, so that ties are common; among them letters beyond ASCII, quotes and a pair of surrogates.</summary>
    private static readonly Gen<Row[]> Rows = Gen.Select(
        Gen.Int[0, 7].Select(i => ((string[])["", "a", "A", "Å", "ø'\"", "Čáhput", "😀", "\uFF5E %"])[i]), Gen.Int[-2, 2],
        (name, number) => new Row { Name = name, Number = number })
        .Array[0, 40].Select(rows => rows.Select((r, i) => new Row { Id = i, Name = r.Name, Number = r.Number }).ToArray());

    [Fact]
    public void Page_SqliteInAnyOrder_PagesMakeUpTheSortedList() => Gen.Select(Rows, Gen.Int[0, Orders.Length - 1], Gen.Int[1, 7]).Sample((rows, order, size) =>
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var database = new RowContext(new DbContextOptionsBuilder<RowContext>().UseSqlite(connection).Options);
        database.Database.EnsureCreated();
        database.AddRange(rows);
        database.SaveChanges();

        Assert.Equal(Sorted(rows, Orders[order], SqliteText), Walk(database.Rows.AsNoTracking(), Orders[order], size));
    }, iter: 40);

    [Fact]
    public void Page_ObjectsInAnyOrder_PagesMakeUpTheSortedList() => Gen.Select(Rows, Gen.Int[0, Orders.Length - 1], Gen.Int[1, 7]).Sample((rows, order, size) =>
        Assert.Equal(Sorted(rows, Orders[order], Comparer<string>.Default), Walk(rows.AsQueryable(), Orders[order], size)), iter: 40);

    [Fact]
    public void Page_FirstZero_IsEmptyAndSaysWhetherRowsFollow()
    {
        var page = Keyset.Page(new[] { new Row() }.AsQueryable(), [Id], 0, null);

        Assert.Empty(page.Rows);
        Assert.True(page.HasNext);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("!!!!")]
    [InlineData("æøå")]
    public void Page_CursorThatIsNoBase64OfJson_IsAFormatException(string cursor) =>
        Assert.Throws<FormatException>(() => Keyset.Page(Array.Empty<Row>().AsQueryable(), [Name, Id], 5, cursor));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1, \"a\", 2]")]
    [InlineData("[null, \"a\", 2]")]
    [InlineData("[\"+name +id\"]")]
    [InlineData("[\"+name +id\", \"a\"]")]
    [InlineData("[\"+name +id\", \"a\", 2, 3]")]
    [InlineData("[\"+name +id\", 2, 2]")]
    [InlineData("[\"+name +id\", null, 2]")]
    [InlineData("[\"+name +id\", \"a\", \"2\"]")]
    [InlineData("[\"+name +id\", \"a\", 2.5]")]
    [InlineData("[\"+name +id\", \"a\", 2147483648]")]
    [InlineData("[\"+name +id\", \"a\", null]")]
    [InlineData("[\"+name +id\", \"\\ud800\", 2]")]
    [InlineData("[\"-name +id\", \"a\", 2]")]
    public void Page_CursorWithOtherValues_IsAFormatException(string json)
    {
        var cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

        Assert.Throws<FormatException>(() => Keyset.Page(Array.Empty<Row>().AsQueryable(), [Name, Id], 5, cursor));
    }

    [Fact]
    public void Page_CursorOfAnotherOrder_IsAFormatException()
    {
        Row[] rows = [new() { Id = 1 }, new() { Id = 2 }];
        foreach (var (given, asked) in Orders.SelectMany(g => Orders.Where(a => a != g).Select(a => (g, a))))
        {
            var cursor = Keyset.Page(rows.AsQueryable(), given, 1, null).Cursors.Single();
            Assert.Throws<FormatException>(() => Keyset.Page(rows.AsQueryable(), asked, 1, cursor));
        }
    }

    private static List<int> Walk(IQueryable<Row> rows, IReadOnlyList<SortColumn<Row>> order, int size)
    {
        var walked = new List<int>();
        string? after = null;
        Page<Row> page;
        do
        {
            page = Keyset.Page(rows, order, size, after);
            Assert.Equal(after is not null, page.HasPrevious);
            Assert.Equal(page.Rows.Count, page.Cursors.Count);
            Assert.True(page.Rows.Count == size || !page.HasNext);
            walked.AddRange(page.Rows.Select(r => r.Id));
            after = page.Cursors is [.., var last] ? last : null;
        }
        while (page.HasNext);
        return walked;
    }

    /// <summary>Sorted by other means than the code under test.</summary>
    private static List<int> Sorted(Row[] rows, IReadOnlyList<SortColumn<Row>> order, Comparer<string> text) => rows
        .Order(Comparer<Row>.Create((a, b) => order
            .Select(c => (c.Descending ? -1 : 1) * (c.Name switch
            {
                "name" => text.Compare(a.Name, b.Name),
                "number" => a.Number.CompareTo(b.Number),
                _ => a.Id.CompareTo(b.Id),
            }))
            .FirstOrDefault(c => c != 0)))
        .Select(r => r.Id)
        .ToList();

    /// <summary>SQLite compares the bytes of UTF-8.</summary>
    private static readonly Comparer<string> SqliteText = Comparer<string>.Create(
        (a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

    private sealed class Row
    {
        public int Id { get; init; }

        public string Name { get; init; } = "";

        public int Number { get; init; }
    }

    private sealed class RowContext(DbContextOptions<RowContext> options) : DbContext(options)
    {
        public DbSet<Row> Rows => Set<Row>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Row>().Property(r => r.Id).ValueGeneratedNever();
    }
}
