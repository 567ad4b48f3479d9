package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.Phrases;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What programs against viruses write below the mail that they have looked at: "Diese E-Mail wurde von Avast auf Viren
/// geprüft." Each of its words speaks of that and of nothing else; what became of the mail is the writer's.
final class VirusNote {
    private static final PhraseFile PHRASES = PhraseFile.beside(VirusNote.class, "virus-note.txt");

    private static final Phrases PROGRAMS = Phrases.of(PHRASES.phrases("programs"));
    private static final Phrases VIRUSES = Phrases.of(PHRASES.phrases("viruses"));
    private static final Phrases CHECKED = Phrases.of(PHRASES.phrases("checked"));
    private static final Set<String> AROUND = Set.copyOf(PHRASES.phrases("around"));

    /// Without a word for looking.
    private static final Pattern FREE =
            Pattern.compile(PHRASES.alternatives("free").anywhere());

    /// In English houses write it with no name of a program, or no word of viruses.
    private static final Pattern OF_A_HOUSE =
            Pattern.compile("this (?:e-?mail|message) has been (?:checked|scanned)(?: for| by| with| using|,)");
    private static final Pattern CLEAN =
            Pattern.compile("(?:and )?(?:is |was |has been )?(?:found|believed)(?: to be)? clean");

    private static final Pattern GAP = Pattern.compile("[\\s'’,;:()<>]|\\.(?=\\s|$|www)|[.!]$");

    private VirusNote() {}

    /// @param lower in lower case
    static boolean isOne(String lower) {
        return (PROGRAMS.areIn(lower) || VIRUSES.areIn(lower)) && isNothingElse(lower);
    }

    private static boolean isNothingElse(String lower) {
        boolean house = OF_A_HOUSE.matcher(lower).lookingAt();
        String said = house ? CLEAN.matcher(lower).replaceFirst("") : lower;
        Matcher free = FREE.matcher(said);
        boolean found = free.lookingAt();
        boolean viruses = found;
        boolean program = false;
        boolean checked = false;
        boolean mail = Disclaimers.namesThisMail(lower);
        for (String word : GAP.split(found ? said.substring(free.end()) : said, -1)) {
            boolean linked = word.startsWith("www.") || word.startsWith("http");
            boolean names = linked ? PROGRAMS.areIn(word) : PROGRAMS.begin(word);
            boolean speaks = VIRUSES.begin(word);
            boolean looked = CHECKED.begin(word);
            if (!names && !speaks && !looked && !word.isEmpty() && !AROUND.contains(word)) {
                return false;
            }
            viruses |= speaks;
            program |= names;
            checked |= looked;
        }
        return house ? viruses || program : viruses && program && (found || (checked && mail));
    }
}
