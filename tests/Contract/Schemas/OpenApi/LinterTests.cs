namespace Insight.Contract.Tests.Schemas.OpenApi;

/// <summary>What linters say of the description: no error, and no warning.</summary>
public sealed class LinterTests
{
    [OpenApiToolsFact]
    public Task Redocly_finds_nothing_wrong() => OpenApiTools.RunAsync("redocly", OpenApiDocument.FilePath);

    [OpenApiToolsFact]
    public Task Spectral_finds_nothing_wrong() => OpenApiTools.RunAsync("spectral", OpenApiDocument.FilePath);
}
