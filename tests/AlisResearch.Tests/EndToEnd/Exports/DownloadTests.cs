using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AlisResearch.Model;

namespace AlisResearch.Tests.EndToEnd.Exports;

/// <summary>A release's files and documents over HTTP.</summary>
[Collection(SharedDemo.Name)]
public sealed class DownloadTests(Demo demo, ExportedFiles files) : IClassFixture<ExportedFiles>
{
    private static readonly string[] Documents = ["datapackage.json", "ddi.xml", "CITATION.cff", "datacite.json", "codebook/variables.csv", "codebook/codes.csv", "bundle.zip"];

    /// <summary>Properties of DataCite 4.6 (datacite-v4.6.json) that a document here may have.</summary>
    private static readonly string[] DataCite =
        ["schemaVersion", "alternateIdentifiers", "creators", "titles", "publisher", "publicationYear", "types", "version", "language", "dates", "formats", "descriptions"];

    /// <summary>Fails where two processes, seconds apart, write other bytes for the same release; where a digest is not that of the file; where a range is not a part of it.</summary>
    [NeedsFact(Tool.ReadStat)]
    public async Task EveryFile_IsTheSameBytesAsTheCommandWrites()
    {
        Assert.Equal(6, ExportedFiles.Formats.Count);
        await Task.Delay(TimeSpan.FromSeconds(2.1)); // a zip file tells times to two seconds
        var release = await Release();
        foreach (var table in await Tables())
        {
            foreach (var format in ExportedFiles.Formats)
            {
                using var answer = await demo.Http.GetAsync($"/releases/{release}/{table}.{format}");
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                Assert.Equal(Sha256.OfFile(Path.Combine(files.Folder, $"{table.Split('/')[1]}.{format}")), Sha256.OfBytes(bytes));
                Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", answer.Headers.GetValues("Repr-Digest").Single());

                using var part = new HttpRequestMessage(HttpMethod.Get, answer.RequestMessage!.RequestUri) { Headers = { Range = new RangeHeaderValue(4, 19) } };
                using var partial = await demo.Http.SendAsync(part);
                Assert.Equal(HttpStatusCode.PartialContent, partial.StatusCode);
                Assert.Equal(bytes[4..20], await partial.Content.ReadAsByteArrayAsync());
                using var again = new HttpRequestMessage(HttpMethod.Get, answer.RequestMessage.RequestUri) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
                Assert.Equal(HttpStatusCode.NotModified, (await demo.Http.SendAsync(again)).StatusCode);
            }
        }
    }

    /// <summary>Fails where two processes, seconds apart, write other bytes for a document of the same release, or one is not in the bundle.</summary>
    [Fact]
    public async Task EveryDocument_IsTheSameBytesAsTheCommandWrites_AndAnswersHead()
    {
        var release = await Release();
        var bundle = Path.Combine(await files.Export("bundle", "--bundle"), $"alis-{release}.zip");
        await Task.Delay(TimeSpan.FromSeconds(2.1)); // a zip file tells times to two seconds
        using var zip = await ZipFile.OpenReadAsync(bundle);
        foreach (var document in Documents)
        {
            var address = $"/releases/{release}/{document}";
            var bytes = await demo.Http.GetByteArrayAsync(address);
            Assert.Equal(document == "bundle.zip" ? await File.ReadAllBytesAsync(bundle) : await Unzipped(zip, document), bytes);
            using var head = await demo.Http.SendAsync(new(HttpMethod.Head, address));
            Assert.Equal((HttpStatusCode.OK, (long?)bytes.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        }
    }

    /// <summary>Fails where a release that is moved away while it is served goes on being answered from memory, or breaks.</summary>
    [NeedsFact(Tool.ReadStat)]
    public async Task RetiredWhileServed_EveryFileMayHaveBeenRetired()
    {
        using var copy = new TemporaryFolder();
        var (release, folders) = (await Release(), new DataFolders(demo.Data));
        FolderContent.Copy(folders.PublicReleases, copy["releases"]);
        using var served = await ServedApi.Start(copy["releases"], folders.VerificationKey);
        var addresses = Documents.Concat(ExportedFiles.Formats.Select(f => $"cells/cohort.{f}")).Select(f => $"/releases/{release}/{f}").ToList();
        foreach (var address in addresses)
            _ = await served.Http.GetByteArrayAsync(address);
        Directory.Move(Path.Combine(copy["releases"], release), copy["retired"]);

        foreach (var address in addresses)
        {
            using var answer = await served.Http.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("may have been retired", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>Data Package 2.0: names, paths, hashes, sizes, types and keys, each as the specification has it; every path answers, relative to the document.</summary>
    [Fact]
    public async Task DataPackage_DescribesWhatIsThere()
    {
        var address = new Uri(demo.Http.BaseAddress!, $"/releases/{await Release()}/datapackage.json");
        var package = JsonDocument.Parse(await demo.Http.GetStringAsync(address)).RootElement;
        Assert.Equal("https://datapackage.org/profiles/2.0/datapackage.json", package.GetProperty("$schema").GetString());
        Assert.Equal(DateTimeKind.Utc, package.GetProperty("created").GetDateTime().Kind);
        var resources = package.GetProperty("resources").EnumerateArray().ToList();
        Assert.Contains(resources, r => r.GetProperty("schema").TryGetProperty("primaryKey", out _));
        Assert.Contains(resources, r => r.GetProperty("schema").TryGetProperty("uniqueKeys", out _));
        Assert.Equal(2 * (await Tables()).Count, resources.Count);
        Assert.Equal(resources.Count, resources.Select(r => r.GetProperty("name").GetString()).Distinct().Count());
        foreach (var resource in resources)
        {
            Assert.Matches("^[a-z0-9_]+$", resource.GetProperty("name").GetString());
            var path = resource.GetProperty("path").GetString()!;
            Assert.Matches("^[a-z][a-z_/]+[.](csv|parquet)$", path);
            var bytes = await demo.Http.GetByteArrayAsync(new Uri(address, path));
            Assert.Equal((resource.GetProperty("bytes").GetInt32(), resource.GetProperty("hash").GetString()), (bytes.Length, $"sha256:{Sha256.OfBytes(bytes)}"));
            var fields = resource.GetProperty("schema").GetProperty("fields").EnumerateArray().ToList();
            Assert.All(fields, f => Assert.Contains(f.GetProperty("type").GetString(), (string[])["string", "integer", "number", "boolean", "date", "datetime"]));
            var hasPrimaryKey = resource.GetProperty("schema").TryGetProperty("primaryKey", out var key);
            if (!hasPrimaryKey)
                key = Assert.Single(resource.GetProperty("schema").GetProperty("uniqueKeys").EnumerateArray());
            var keys = key.EnumerateArray().Select(k => k.GetString()!).ToList();
            Assert.All(keys, k => Assert.Contains(fields, f => f.GetProperty("name").GetString() == k));
            if (resource.GetProperty("format").GetString() != "csv")
                continue;
            Assert.Equal("table", resource.GetProperty("type").GetString());
            var csv = CsvTable.Read(bytes);
            Assert.Equal(csv.Header, fields.Select(f => f.GetProperty("name").GetString()!));
            Assert.Equal(hasPrimaryKey, csv.Rows.All(r => keys.TrueForAll(k => !string.IsNullOrEmpty(r.Fields.GetValueOrDefault(k)))));
            Assert.Equal(csv.Rows.Count, csv.Rows.Select(r => string.Join('|', keys.Select(k => r.Fields.GetValueOrDefault(k)))).Distinct().Count());
            foreach (var field in fields.Where(f => f.TryGetProperty("categories", out _)))
            {
                var values = field.GetProperty("categories").EnumerateArray().Select(c => c.GetProperty("value").GetString()).ToHashSet();
                Assert.All(csv.Rows.Select(r => r.Fields.GetValueOrDefault(field.GetProperty("name").GetString()!)).Where(v => !string.IsNullOrEmpty(v)), v => Assert.Contains(v, values));
            }
        }
    }

    /// <summary>DDI-Codebook 2.5: the elements in the order of its schema, identifiers that are names in XML, each variable in a file that there is.</summary>
    [Fact]
    public async Task Ddi_HasTheStructureOfACodebook()
    {
        XNamespace ddi = "ddi:codebook:2_5";
        var codebook = XDocument.Parse(await demo.Http.GetStringAsync($"/releases/{await Release()}/ddi.xml")).Root!;
        Assert.Equal(ddi + "codeBook", codebook.Name);
        Assert.Equal("2.5", codebook.Attribute("version")!.Value);
        Assert.All(codebook.DescendantsAndSelf(), e => Assert.Equal(ddi, e.Name.Namespace));
        InOrder(codebook, "stdyDscr", "fileDscr", "dataDscr");
        InOrder(codebook.Element(ddi + "stdyDscr")!, "citation", "stdyInfo", "dataAccs");
        InOrder(codebook.Element(ddi + "stdyDscr")!.Element(ddi + "citation")!, "titlStmt", "rspStmt", "prodStmt", "verStmt", "biblCit");
        var files = codebook.Elements(ddi + "fileDscr").ToDictionary(f => f.Attribute("ID")!.Value, f => f.Descendants(ddi + "varQnty").Single().Value);
        Assert.Equal((await Tables()).Count, files.Count);
        var synthetic = (await demo.Ask("{ release { tables { name synthetic } } }")).GetProperty("release").GetProperty("tables").EnumerateArray()
            .Where(t => t.GetProperty("synthetic").GetBoolean()).Select(t => $"F.{t.GetProperty("name").GetString()}").ToHashSet();
        Assert.InRange(synthetic.Count, 1, files.Count - 1);
        Assert.Equal(["mixed"], codebook.Descendants(ddi + "dataKind").Select(k => k.Value));
        Assert.All(codebook.Elements(ddi + "fileDscr"), f => InOrder(f, "fileTxt", "notes"));
        Assert.All(codebook.Elements(ddi + "fileDscr"), f => Assert.Equal(synthetic.Contains(f.Attribute("ID")!.Value), f.Elements(ddi + "notes").Any(n => n.Value.StartsWith("Synthetic", StringComparison.Ordinal))));
        var variables = codebook.Descendants(ddi + "var").ToList();
        Assert.All(codebook.DescendantsAndSelf().Attributes("ID"), id => System.Xml.XmlConvert.VerifyNCName(id.Value));
        Assert.Equal(variables.Count, variables.Select(v => v.Attribute("ID")!.Value).Distinct().Count());
        Assert.All(variables, v => InOrder(v, "labl", "catgry", "varFormat"));
        Assert.All(variables.Descendants(ddi + "catgry"), c => InOrder(c, "catValu", "labl"));
        foreach (var (file, count) in files)
            Assert.Equal(count, $"{variables.Count(v => v.Attribute("files")!.Value == file)}");

        void InOrder(XElement element, params string[] names)
        {
            var order = element.Elements().Select(e => Array.IndexOf(names, e.Name.LocalName)).ToList();
            Assert.DoesNotContain(-1, order);
            Assert.Equal(order.Order(), order);
        }
    }

    [Fact]
    public async Task Citations_NameTheReleaseAndThatItIsSynthetic()
    {
        var release = await Release();
        var cff = await demo.Http.GetStringAsync($"/releases/{release}/CITATION.cff");
        Assert.StartsWith("cff-version: 1.2.0\ntype: dataset\nmessage: ", cff, StringComparison.Ordinal);
        Assert.Contains($"version: \"{release}\"", cff, StringComparison.Ordinal);
        Assert.Contains("syntetiske", cff, StringComparison.Ordinal);
        var datacite = JsonDocument.Parse(await demo.Http.GetStringAsync($"/releases/{release}/datacite.json")).RootElement;
        Assert.Equal((release, "Dataset"), (datacite.GetProperty("version").GetString(), datacite.GetProperty("types").GetProperty("resourceTypeGeneral").GetString()));
        Assert.Equal("2023", datacite.GetProperty("publicationYear").GetString());
        Assert.Equal($$"""[{"alternateIdentifier":"{{release}}","alternateIdentifierType":"AlisResearch release"}]""", JsonSerializer.Serialize(datacite.GetProperty("alternateIdentifiers")));
        Assert.All(datacite.EnumerateObject(), p => Assert.Contains(p.Name, DataCite)); // its JSON Schema allows no other
    }

    /// <summary>Fails where a file that is not there, or a release, is answered with anything but a sentence in both languages.</summary>
    [Theory]
    [InlineData("2001-01-01-000000000000/cells/cohort.csv", HttpStatusCode.NotFound, "retired")]
    [InlineData("{0}", HttpStatusCode.NotFound, "datapackage.json")]
    [InlineData("{0}/", HttpStatusCode.NotFound, "datapackage.json")]
    [InlineData("{0}/cells/cohort.xls", HttpStatusCode.NotFound, "excel.csv")]
    [InlineData("{0}/public/cohort.csv", HttpStatusCode.NotFound, "datapackage.json")]
    [InlineData("{0}/cells/nothing.csv", HttpStatusCode.NotFound, "datapackage.json")]
    [InlineData("{0}/manifest.json", HttpStatusCode.NotFound, "datapackage.json")]
    [InlineData("{0}/cells/cohort.dta?lang=sv", HttpStatusCode.BadRequest, "nb or en")]
    public async Task WhatIsNotThere_IsSaidInWords(string path, HttpStatusCode status, string said)
    {
        using var answer = await demo.Http.GetAsync("/releases/" + path.Replace("{0}", await Release(), StringComparison.Ordinal));
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<byte[]> Unzipped(ZipArchive zip, string name)
    {
        await using var entry = await zip.GetEntry(name)!.OpenAsync();
        using var bytes = new MemoryStream();
        await entry.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<string> Release() => (await demo.Ask("{ release { id } }")).GetProperty("release").GetProperty("id").GetString()!;

    /// <summary>Folder and name of each table.</summary>
    private async Task<List<string>> Tables() => [.. (await demo.Ask("{ release { tables { csvUrl } } }")).GetProperty("release").GetProperty("tables").EnumerateArray()
        .Select(t => Regex.Match(t.GetProperty("csvUrl").GetString()!, "[^/]+/[^/]+(?=[.]csv$)").Value)];
}
