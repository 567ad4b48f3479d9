package dev.millrace.intake.email.words;

/// Words by which somebody speaks of himself, or of himself and others, in small letters, one language behind the
/// other: English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, those of the North, Czech, Russian,
/// Chinese, Japanese, Korean.
public final class FirstPerson {
    /// "I" and its cases and possessives, in words that mean nothing else in any other of these languages.
    public static final WholeWords SINGULAR = WholeWords.of("""
            i'm, i've, i'd, i'll, i am, i was, i have, i had, i got, i get, i do not, i don't, i did, i didn't, i will, i would, i can, i can't, i cannot,
            i need, i want, i think, i see, i saw, i tried, i send, i sent, i keep, i received, i just, i never, i clicked, me, my, mine,
            ich, mich, mir, mein, meine, meinem, meinen, meiner, meines,
            j', moi, je suis, je ne, je n', je vous, je l', je la, je le, je les, je peux, je veux, je voudrais, je pense, je crois, je dois, je vais, je reçois,
            yo, ik, mij, mijn, meu, minha, mnie, mój, moja, moje, jag, mig, jeg, minä, minun, mě, mně, můj,
            я, мне, меня, мой, моя, моё, мое, мои, моего, моей,
            我的, 我想, 我要, 我在, 我不, 我有, 我是, 我需要, 我已, 我收到, 我没, 我沒, 私は, 私が, 私の, 私に, 私を, 私も, 저는, 제가""");

    /// The same in words that mean something else elsewhere: "je" is Dutch for "you", "mon" a day, "ma" Italian
    /// for "but", "min" a minute, "já" Portuguese for "already", "Meg" a name. Polish "ja" is not even among them:
    /// it is "yes" or "and" in half of these languages.
    public static final WholeWords MAYBE_SINGULAR =
            WholeWords.of("je, mon, ma, mes, mi, mis, io, mio, mia, eu, min, mitt, meg, já");

    /// English alone, and in others an article or "and".
    public static final WholeWords I = WholeWords.of("i");

    /// Who speaks for several. Programs and houses do so, too.
    public static final WholeWords WE =
            WholeWords.of("we, wir, nous, nosotros, nosotras, noi, wij, nós, vi, мы, 我们, 我們, 私たち, 저희, 우리");

    /// Of or to several. Polish "nas" and Danish "os" are not among them: in Portuguese they stand everywhere.
    public static final WholeWords OF_US = WholeWords.of("""
            us, our, ours, uns, unser, unsere, unserem, unseren, unserer, unseres, notre, nos,
            nuestro, nuestra, nuestros, nuestras, nostro, nostra, nostri, nostre, ons, onze, nosso, nossa, nossos, nossas,
            nam, nasz, nasza, nasze, nasi, naszego, naszej, naszemu, naszym, naszymi, naszych, naszą,
            oss, vår, vårt, våra, våre, vores, meille, meidän, nám, nás, náš, naše, naši, našeho, našemu, našem, našim, našich, naší,
            нам, нас, наш, наша, наше, наши, нашего, нашей, нашем, нашему, нашим, нашими, наших, нашу,
            我们, 我們, 我司, 私たち, 弊社, 저희, 우리""");

    /// Of several, in any case.
    public static final WholeWords PLURAL = WE.or(OF_US);

    private FirstPerson() {}
}
