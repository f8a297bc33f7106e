namespace Insight.Contract;

/// <summary>What was asked for cannot be done: a file that cannot be read, an option that does not fit. It ends the program with <see cref="ContractProgram.WrongUsage"/>.</summary>
/// <param name="message">What is wrong, for people; no payload's value and no key's.</param>
internal sealed class UsageException(string message) : Exception(message);
