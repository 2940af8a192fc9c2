namespace AlisResearch.Disclosure;

/// <summary>Amounts in so few digits that nobody finds a contribution by subtracting: the rounding is up to 5 per cent of the amount.</summary>
public static class SignificantDigits
{
    /// <summary>An amount in two significant digits, but never finer than a hundredth (øre); half goes away from zero. 0 is 0.</summary>
    public static decimal Two(decimal amount)
    {
        var unit = 1m;
        while (Math.Abs(amount) / unit >= 100)
            unit *= 10;
        while (Math.Abs(amount) / unit < 10 && unit > 0.01m)
            unit /= 10;
        return Math.Round(amount / unit, MidpointRounding.AwayFromZero) * unit;
    }
}
