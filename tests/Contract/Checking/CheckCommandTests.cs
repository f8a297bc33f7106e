using Insight.Contract.Checking;
using Insight.Contract.Inputs;
using Insight.Contract.Tests.Support;
using Payload = Insight.Contract.Tests.Support.Payload;

namespace Insight.Contract.Tests.Checking;

/// <summary><c>check</c>, without an edge.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private const string Bad = """{"event_type":"appointment.scheduled","appointment_id":"","patient_id":"P","timestamp":"2025-01-10T12:30:00Z"}""";

    private readonly ContractRun _run = new ContractRun()
        .With("good.json", Payload.Batch(Payload.Entry()))
        .With("part.json", Payload.Batch(Payload.Entry(), "7"))
        .With("below/event.json", EventPayload.Complete)
        .With("below/deeper/many.ndjson", $"{EventPayload.Complete}\n{Bad}\n")
        .With("below/notes.txt", "not looked at");

    [Theory]
    [InlineData(0, "good.json")]
    [InlineData(0, "good.json", "below/event.json")]
    [InlineData(1, "part.json")]
    [InlineData(1, ".")]
    [InlineData(1, "below")]
    [InlineData(0, "*/*.json", "g*.json")]
    [InlineData(1, "**/*.ndjson")]
    [InlineData(0, "g??d.json", "?????/event.json")]
    [InlineData(2, "good.jso", "*.xml")]
    [InlineData(2, "good.json", "--format", "2")]
    [InlineData(2, "good.json", "--input", "9")]
    [InlineData(2, "good.json", "--url", "http://user:secret@127.0.0.1:1", "--ehr", "x", "--api-key-file", "good.json", "--signing-key-file", "good.json")]
    [InlineData(2, "*.xml")]
    [InlineData(2, "missing.json")]
    [InlineData(2, "missing/*.json")]
    [InlineData(2)]
    [InlineData(2, "good.json", "--contract", "another")]
    [InlineData(2, "good.json", "--format", "yaml")]
    [InlineData(2, "good.json", "--url", "http://127.0.0.1:1")]
    [InlineData(2, "good.json", "--ehr", "nexus")]
    [InlineData(2, "good.json", "--retry")]
    [InlineData(2, "good.json", "--allow-http")]
    [InlineData(2, "good.json", "--concurrency", "2")]
    [InlineData(2, "good.json", "--max-body-bytes", "10MB")]
    [InlineData(2, "good.json", "--max-body-bytes", "99999999999999")]
    [InlineData(2, "good.json", "--max-appointments", "1.5")]
    [InlineData(2, "good.json", "--timeout", "")]
    [InlineData(2, "good.json", "--output", "good.json")]
    [InlineData(2, "good.json", "--output", "")]
    [InlineData(2, "")]
    [InlineData(2, "good.json", "")]
    [InlineData(2, "good.json", "--timeout", "2")]
    [InlineData(2, "good.json", "--fromat", "json")]
    [InlineData(2, "--fromat=json", "good.json")]
    [InlineData(2, "good.json", "-x")]
    [InlineData(2, "good.json", "--concurrency", "0")]
    [InlineData(2, "good.json", "--max-body-bytes", "0")]
    [InlineData(1, "good.json", "--max-body-bytes", "10")]
    [InlineData(1, "good.json", "--contract", "appointment-event")]
    [InlineData(2, "good.json", "--output", "missing/report.txt")]
    public async Task The_exit_code_says_how_it_went(int code, params string[] arguments)
    {
        var run = await _run.RunAsync(["check", .. arguments]);

        run.Code.ShouldBe(code, run.Output + run.Error);
        (run.Error.Length > 0).ShouldBe(code == 2, run.Error);
    }

    [Fact]
    public async Task The_text_tells_each_files_verdict_and_each_issues_place()
    {
        var (_, output, _) = await _run.RunAsync("check", ".");

        output.ShouldBe($"""
            FAIL  below/deeper/many.ndjson:2  422  Invalid payload structure  (appointment-event)
                    below/deeper/many.ndjson:2:56: appointment_id: ensure this value has at least 1 characters
            ok    below/event.json  201  Event received and stored successfully  (appointment-event)
            ok    good.json  200  1 appointment(s) synced successfully.  (sync-appointments)
            PART  part.json  200  1 appointment(s) synced successfully. 1 validation error(s) on other appointments.  (sync-appointments)
                    part.json:1:{Payload.Batch(Payload.Entry()).Length}: appointments[1] must be an object.
            FAIL  below/deeper/many.ndjson  1 of 2 line(s) pass
            5 payload(s) in 4 file(s): 3 accepted, 1 in part, 1 rejected; 2 issue(s).

            """, StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public async Task Beside_a_body_that_is_no_json_stands_why()
    {
        _run.With("cut.json", "{\"appointments\":[").With("many.ndjson", $"{EventPayload.Complete}\n{{'a':1}}\n{{\"a\" 1}}\n");

        (await _run.RunAsync("check", "cut.json", "many.ndjson")).Output.ShouldBe("""
            FAIL  cut.json  400  Request body is not valid JSON.  (sync-appointments)
                    cut.json:1:18: Invalid JSON at line 1, column 18.
                      The body ends before its JSON does, as if it were cut off.
            FAIL  many.ndjson:2  400  Request body is not valid JSON.  (sync-appointments)
                    many.ndjson:2:2: Invalid JSON at line 1, column 2.
                      Line 1 of this request is line 2 of the file. Names and strings stand in straight double quotes (").
            FAIL  many.ndjson:3  400  Request body is not valid JSON.  (sync-appointments)
                    many.ndjson:3:6: Invalid JSON at line 1, column 6.
                      Line 1 of this request is line 3 of the file. A colon is missing before this place.
            FAIL  many.ndjson  1 of 3 line(s) pass
            4 payload(s) in 2 file(s): 1 accepted, 0 in part, 3 rejected; 3 issue(s).

            """, StringCompareShould.IgnoreLineEndings);
        foreach (var format in (string[])["json", "junit", "html", "markdown", "sarif", "github"])
            (await _run.RunAsync("check", "cut.json", "--format", format)).Output.ShouldContain("cut off");
    }

    [Fact]
    public async Task What_is_mistyped_is_no_file()
    {
        _run.With("--fromat", EventPayload.Complete);

        (await _run.RunAsync("check", "--fromat")).Error.ShouldStartWith("There is no option --fromat. A file of that name is ./--fromat.\n");
        (await _run.RunAsync("check", "./--fromat")).Code.ShouldBe(0);
        (await _run.RunAsync("check", "--", "--fromat")).Code.ShouldBe(0);
        (await _run.RunAsync("check", "good.json", "--format", "xml")).Error.ShouldStartWith("Argument 'xml' not recognized. Must be one of: 'text' 'json'");
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_the_rest_is_checked()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.CreateSymbolicLink(Path.Combine(_run.Folder, "below", "gone.json"), "nowhere.json");

        var run = await _run.RunAsync("check", "below", "good.json");

        (run.Code, run.Error).ShouldBe((2, "below/gone.json is not there.\n"));
        run.Output.ShouldEndWith("4 payload(s) in 3 file(s): 3 accepted, 0 in part, 1 rejected; 1 issue(s). 1 file(s) or folder(s) could not be read: below/gone.json is not there.\n");
        (await _run.RunAsync("check", "below/g*.json", "below/event.json", "--format", "json")).Output.ShouldContain("\"passed\": false");
    }

    [Fact]
    public async Task A_name_that_is_wrong_does_not_hide_what_is_right()
    {
        var run = await _run.RunAsync("check", "nowhere.json", "no*.json", "good.json");

        (run.Code, run.Error).ShouldBe((2, "nowhere.json is not there.\nNo file matches no*.json: * and ? stand for what is in a name, ** for folders.\n"));
        run.Output.ShouldStartWith("ok    good.json  200");
    }

    [Theory]
    [InlineData("json", "\"unread\"")]
    [InlineData("junit", "<error message=\"nowhere.json is not there.\" />")]
    [InlineData("junit", "errors=\"1\"")]
    [InlineData("sarif", "\"executionSuccessful\":false")]
    [InlineData("github", "::error file=nowhere.json,title=Not read::nowhere.json is not there.")]
    [InlineData("html", "could not be read")]
    [InlineData("markdown", "could not be read")]
    public async Task Every_report_names_what_could_not_be_read(string format, string told)
    {
        var run = await _run.RunAsync("check", "nowhere.json", "good.json", "--format", format);

        run.Code.ShouldBe(2);
        run.Output.ShouldContain(told);
        run.Output.ShouldContain("nowhere.json is not there");
    }

    [Fact]
    public async Task A_report_takes_no_place_of_what_is_read()
    {
        var good = File.ReadAllText(Path.Combine(_run.Folder, "good.json"));
        _run.WithKeys();
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(_run.Folder, "link.json"), "good.json");
            (await _run.RunAsync("check", "good.json", "--output", "link.json")).Error.ShouldBe("--output link.json is a file that is read: the report would take its place.\n");
        }

        (await _run.RunAsync("check", "good.json", "--output", "./below/../good.json")).Code.ShouldBe(2);
        (await _run.RunAsync("check", "good.json", "--output", "api-key", "--url", "http://127.0.0.1:1", "--ehr", "x", "--api-key-file", "api-key", "--signing-key-file", "signing-key")).Code.ShouldBe(2);

        File.ReadAllText(Path.Combine(_run.Folder, "good.json")).ShouldBe(good);
        File.ReadAllText(Path.Combine(_run.Folder, "api-key")).Trim().ShouldBe(Caller.ApiKey);
    }

    [Fact]
    public async Task A_folders_last_report_is_no_payload_of_it()
    {
        for (var run = 0; run < 2; run++)
        {
            var (code, _, error) = await _run.RunAsync("check", "below", "--format", "json", "--output", "below/report.json");

            (code, error).ShouldBe((1, ""));
            File.ReadAllText(Path.Combine(_run.Folder, "below", "report.json")).ShouldNotContain("report.json");
        }
    }

    [Fact]
    public async Task A_payload_that_is_no_ndjson_is_told_where_its_name_says_so()
    {
        _run.With("pretty.ndjson", "{\n  \"appointments\": []\n}\n");

        (await _run.RunAsync("check", "pretty.ndjson")).Output.ShouldContain("cut off. Where the whole file is one payload, say --input json.");
    }

    [Fact]
    public async Task A_folder_that_may_not_be_entered_is_named_itself()
    {
        var error = new StringWriter { NewLine = "\n" };
        var console = new ContractConsole { Input = Stream.Null, Output = TextWriter.Null, Error = error };
        var checker = new Checker(new Contracts(), contract: null, InputForm.Auto);
        PayloadFile[] files = [new("below/locked", "/below/locked", new UnauthorizedAccessException()), new("good.json", Path.Combine(_run.Folder, "good.json"))];

        (await checker.CheckAsync(files, console, new Progress(console, files), CancellationToken.None).CountAsync()).ShouldBe(1);

        error.ToString().ShouldBe("below/locked cannot be read: there is no permission, or it is a folder.\n");
        (checker.Read, checker.Unread.Count).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("nowhere", "nowhere is not there.\n")]
    [InlineData("below/notes.txt", null)]
    [InlineData("empty", "empty holds no .json, .ndjson or .jsonl file.\n")]
    [InlineData("blank.ndjson", "")]
    public async Task Own_payloads_that_are_none_are_a_test_that_fails(string own, string? fault)
    {
        _run.With("blank.ndjson", "\n");
        Directory.CreateDirectory(Path.Combine(_run.Folder, "empty"));

        var tests = await OwnPayloadsTests.ReadAsync(own, _run.Folder).ToArrayAsync();

        tests.ShouldHaveSingleItem().Failure.ShouldNotBeNull();
        if (fault is not null)
            tests[0].ShouldBe((OwnPayloadsTests.Variable, fault + "There is no payload in it.\n"));
    }

    [Fact]
    public async Task Standard_input_is_read()
    {
        var (code, output, _) = await _run.RunAsync(System.Text.Encoding.UTF8.GetBytes(Bad), "check", "-");

        (code, output.Split('\n')[0]).ShouldBe((1, "FAIL  -  422  Invalid payload structure  (appointment-event)"));
    }

    [Fact]
    public async Task A_report_goes_to_a_file_where_one_is_named()
    {
        var (code, output, _) = await _run.RunAsync("check", "good.json", "--format", "json", "--output", "report.json");

        (code, output).ShouldBe((0, ""));
        File.ReadAllText(Path.Combine(_run.Folder, "report.json")).ShouldContain("\"passed\": true");
    }

    [Fact]
    public async Task A_files_name_moves_no_cursor()
    {
        if (OperatingSystem.IsWindows())
            return;
        _run.With("a\u001b[2J\u202e.json", "{");

        var (_, output, _) = await _run.RunAsync("check", "a*.json");

        output.ShouldContain(@"a\u001b[2J\u202e.json");
        output.ShouldNotContain('\u001b');
    }

    [Fact]
    public async Task A_circle_of_links_is_gone_round_once()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateSymbolicLink(Path.Combine(_run.Folder, "below", "circle"), _run.Folder);

        (await _run.RunAsync("check", ".")).Output.ShouldContain("5 payload(s) in 4 file(s)");
    }

    [Fact]
    public async Task Whoever_watches_sees_how_far_it_is()
    {
        using var watched = new ContractRun { Time = new HurryingTime(), ShowsProgress = true }
            .With("many.ndjson", string.Concat(Enumerable.Repeat(EventPayload.Complete + "\n", 2000)));

        var run = await watched.RunAsync("check", "many.ndjson");

        var shares = System.Text.RegularExpressions.Regex.Matches(run.Error, "([0-9]+)%").Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        shares.Length.ShouldBeGreaterThan(10);
        shares.ShouldBe(shares.Order());
        shares[^1].ShouldBeInRange(95, 100);
        run.Output.ShouldNotContain('\r');
        (await _run.RunAsync("check", ".")).Error.ShouldBeEmpty();
    }

    public void Dispose() => _run.Dispose();
}
