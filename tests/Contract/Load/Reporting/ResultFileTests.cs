using Insight.Contract.Tests.Support;
using Insight.Load.Reporting;

namespace Insight.Contract.Tests.Load.Reporting;

public sealed class ResultFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("insight-load-test-");
    private readonly ManualTime _time = new(new(2026, 3, 10, 23, 59, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_second_run_of_a_day_has_a_file_of_its_own()
    {
        string[] names = [await SaveAsync("first"), await SaveAsync("second"), await SaveAsync("third")];

        names.ShouldBe(["2026-03-10-memory.md", "2026-03-10-memory-2.md", "2026-03-10-memory-3.md"]);
        (await File.ReadAllTextAsync(Path.Combine(_folder.FullName, names[0]))).ShouldBe("first");
        (await File.ReadAllTextAsync(Path.Combine(_folder.FullName, names[1]))).ShouldBe("second");

        async Task<string> SaveAsync(string text) =>
            Path.GetFileName((await ResultFile.SaveAsync(_folder.FullName, _time, "memory", [("md", text)], CancellationToken.None)).Single());
    }

    [Fact]
    public async Task What_belongs_to_one_run_has_one_name()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "2026-03-10-growth.csv"), "an earlier run's points");

        var saved = await ResultFile.SaveAsync(_folder.FullName, _time, "growth", [("md", "page"), ("csv", "points")], CancellationToken.None);

        saved.Select(Path.GetFileName).ShouldBe(["2026-03-10-growth-2.md", "2026-03-10-growth-2.csv"]);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
