package dev.millrace.intake.email.words;

/// Words by which somebody speaks to another, in small letters, one language behind the other, as in [FirstPerson].
public final class SecondPerson {
    /// "You" and "your". Short ones mean something else elsewhere: "er" is German for "he".
    public static final WholeWords YOU = WholeWords.of("""
            you, your, sie, ihr, ihre, ihnen, du, vous, votre, vos, usted, ustedes, su, te, lei, voi, vostro, uw, jij, je, você, seu,
            pan, pani, państwo, ni, er, vy, vás, вы, ваш, вам, 您, 你, 様""");

    /// By which a sentence asks for something.
    public static final WholeWords PLEASE = WholeWords.of("""
            please, pls, kindly, bitte, merci de, veuillez, s'il vous plaît, s'il vous plait, por favor, per favore, prego, graag, alstublieft,
            proszę, prosimy, tack, venligst, vennligst, prosím, пожалуйста, просьба, 请, 請, ください, お願い""");

    private SecondPerson() {}
}
