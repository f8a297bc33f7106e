using System.Text;

namespace Insight.Contract.Tests.Support;

/// <summary>A run of the contract program in this process, in a folder of its own.</summary>
internal sealed class ContractRun : IDisposable
{
    /// <summary>The folder that paths are relative to; it is removed at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("insight-contract-").FullName;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether somebody watches how far it is.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Writes a file.</summary>
    public ContractRun With(string file, string content) => With(file, Encoding.UTF8.GetBytes(content));

    /// <summary>Writes a file.</summary>
    public ContractRun With(string file, byte[] content)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    /// <summary>Writes the files of the demo client's keys: <c>api-key</c> and <c>signing-key</c>.</summary>
    public ContractRun WithKeys() => With("api-key", Caller.ApiKey + "\n").With("signing-key", Caller.SigningKey + "\n");

    /// <summary>Runs it.</summary>
    /// <returns>The exit code, and what was printed.</returns>
    public Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(input: [], arguments);

    /// <summary>Runs it.</summary>
    /// <param name="input">Standard input.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The exit code, and what was printed.</returns>
    public async Task<(int Code, string Output, string Error)> RunAsync(byte[] input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var deadline = new CancellationTokenSource(Patience.Limit);
        var console = new ContractConsole { Input = new MemoryStream(input), Output = output, Error = error, Folder = Folder, Time = Time, ShowsProgress = ShowsProgress };
        var code = await ContractProgram.RunAsync(arguments, console, deadline.Token);
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
