namespace Insight.AppHost;

/// <summary>What may stand on the command line: the switches, and settings by their keys. All else is refused: a switch that is misspelt would start something else.</summary>
internal static class Arguments
{
    private static readonly string[] Sections = ["Edge", "Backend", "ReverseProxy", "Kestrel", "Logging"];

    /// <summary>Whether it is asked what there is.</summary>
    public static bool AskForHelp(string[] args) => args.Any(arg => arg is "--help" or "-h" or "-?" or "/?");

    /// <summary>What is wrong with them; nothing where they are good. A value is not repeated: it may be a secret.</summary>
    /// <param name="args">The arguments, the switches among them.</param>
    public static IReadOnlyList<string> ErrorsOf(string[] args)
    {
        var errors = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == SandboxSwitch.Name)
                continue;
            var (name, value) = args[i].IndexOf('=', StringComparison.Ordinal) is >= 0 and var end ? (args[i][..end], args[i][(end + 1)..]) : (args[i], null);
            if (Fault(name, value is not null, i + 1) is { } fault)
                errors.Add(fault);
            else if (value is null && (i + 1 == args.Length || args[i + 1].StartsWith("--", StringComparison.Ordinal)))
                errors.Add($"{name} has no value: give it as {name}=VALUE.");
            else if (value is null)
                i++;
        }

        return errors;
    }

    private static string? Fault(string name, bool hasValue, int number)
    {
        var isNamed = name.StartsWith('-') || name.StartsWith('/');
        if (!isNamed && !hasValue)
            return $"Argument {number} is neither a switch nor a setting.";
        if (SandboxSwitch.IsResembledBy(name))
            return $"{name}: the switch is {SandboxSwitch.Name}, to the letter and without a value.";
        if (name.TrimStart('-').Equals("environment", StringComparison.OrdinalIgnoreCase))
            return $"{name}: the variable ASPNETCORE_ENVIRONMENT names the environment.";
        if (name.StartsWith('-') && !name.StartsWith("--", StringComparison.Ordinal))
            return $"{name}: there is no such switch. A setting has two dashes.";
        var key = name.TrimStart('-', '/');
        // The exporter's settings, alone, have the names of their variables.
        if (key.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase))
            return null;
        if (key.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var end))
            return $"{name}: there is no such switch, and no such setting.";
        return Sections.Contains(key[..end], StringComparer.OrdinalIgnoreCase) ? null : $"{name}: settings are in the sections {string.Join(", ", Sections)}.";
    }
}
