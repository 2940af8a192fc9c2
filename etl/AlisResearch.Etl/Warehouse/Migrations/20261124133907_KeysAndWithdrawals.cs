using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlisResearch.Etl.Warehouse.Migrations
{
    /// <inheritdoc />
    public partial class KeysAndWithdrawals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Added",
                table: "RoundVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Changed",
                table: "RoundVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Codebook",
                table: "RoundVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                table: "RoundVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NewestModified",
                table: "RoundVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Removed",
                table: "RoundVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AppliedWithdrawals",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Study = table.Column<string>(type: "TEXT", nullable: false),
                    Pseudonym = table.Column<string>(type: "TEXT", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Versions = table.Column<int>(type: "INTEGER", nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppliedWithdrawals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReplacedFiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    File = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplacedFiles", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AppliedWithdrawals_Study_Pseudonym",
                table: "AppliedWithdrawals",
                columns: new[] { "Study", "Pseudonym" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReplacedFiles_File",
                table: "ReplacedFiles",
                column: "File",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AppliedWithdrawals");

            migrationBuilder.DropTable(
                name: "ReplacedFiles");

            migrationBuilder.DropColumn(
                name: "Added",
                table: "RoundVersions");

            migrationBuilder.DropColumn(
                name: "Changed",
                table: "RoundVersions");

            migrationBuilder.DropColumn(
                name: "Codebook",
                table: "RoundVersions");

            migrationBuilder.DropColumn(
                name: "KeyId",
                table: "RoundVersions");

            migrationBuilder.DropColumn(
                name: "NewestModified",
                table: "RoundVersions");

            migrationBuilder.DropColumn(
                name: "Removed",
                table: "RoundVersions");
        }
    }
}
