using Insight.Edge.RateLimiting;

namespace Insight.Contract.Tests.RateLimiting.Leasing;

public sealed class SettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Host=db.internal")]
    [InlineData("Database=insight")]
    [InlineData("Host=db.internal;Database=insight;Nonsense=1")]
    [InlineData("no keywords")]
    public void A_store_needs_a_server_and_a_database_and_what_was_given_is_not_repeated(string? connectionString) =>
        Errors(new() { Store = RateLimitStore.PostgreSql, ConnectionString = connectionString }).ShouldBe([
            "Edge:RateLimiting:ConnectionString: must have Npgsql's keywords alone, and name a server and a database, as Host=db.internal;Database=insight;Username=insight_edge.",
        ]);

    [Fact]
    public void A_password_is_in_one_place_and_its_file_can_be_read() =>
        Errors(new() { Store = RateLimitStore.PostgreSql, ConnectionString = "Host=h;Database=d;Password=p", PasswordFile = "is-not-there" }).ShouldBe([
            "Edge:RateLimiting:PasswordFile: must be absent where the connection string holds a password.",
            "Edge:RateLimiting:PasswordFile: the file cannot be read (FileNotFoundException).",
        ]);

    [Fact]
    public void In_memory_nothing_is_needed() => Errors(new()).ShouldBeEmpty();

    private static List<string> Errors(RateLimitingOptions options)
    {
        var errors = new List<string>();
        options.Check(AppContext.BaseDirectory, errors);
        return errors;
    }
}
