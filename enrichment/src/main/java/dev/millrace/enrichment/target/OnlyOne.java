package dev.millrace.enrichment.target;

import dev.millrace.enrichment.target.TargetFinder.Result;
import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.tickets.understanding.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the one thing of its kind that a message names for the target, where words as plain as "install" or "subject"
/// stand by it. The target model has learnt from English above all, and passes over such a thing in other languages.
///
/// @param entities that finders by shape and by words took
record OnlyOne(String text, List<Chunk> chunks, List<Entity> entities) {
    /// How often such a thing is the target, counted in the corpus.
    private static final double SURE = 0.9;

    /// Between the word and the thing stand a few others at most: "install for me please Slack".
    private static final int FAR = 5;

    private static final WordList INSTALLING = WordList.of(
            "install",
            "reinstall",
            "installation",
            "installieren",
            "installierst",
            "installiere",
            "aufspielen",
            "installer",
            "installez",
            "dinstaller",
            "linstallation",
            "instalar",
            "instalen",
            "instale",
            "instalad",
            "instalais",
            "instalas",
            "instalarme",
            "instalacion",
            "instalarnos",
            "installeren",
            "installare",
            "installate",
            "installarmi",
            "zainstalowac",
            "zainstalowanie",
            "zainstalujcie",
            "instalem",
            "instalacao");

    private static final String ENDS = ".,;!?\n";

    /// "Could X be installed" and "kann X installiert werden" ask for it, "you installed X" does not.
    private static final WordList INSTALLED = WordList.of("installed", "installiert");

    private static final WordList TO_BE = WordList.of("be", "werden", "bitte", "please");

    /// What stands beside these is had already.
    private static final WordList HAD = WordList.of(
            "already", "since", "am", "im", "schon", "bereits", "seit", "seitdem", "bin", "deja", "depuis", "suis",
            "ya", "desde", "estoy", "al", "sinds", "ben", "gia", "sono", "juz", "jestem", "ja", "estou");

    private static final WordList SUBJECT = WordList.of(
            "subject",
            "betreff",
            "objet",
            "asunto",
            "oggetto",
            "onderwerp",
            "temat",
            "tematem",
            "assunto",
            "titled",
            "title",
            "betitelt",
            "intitule",
            "intitulee",
            "titulado",
            "intitolata");

    private static final WordList HOLDING = WordList.of(
            "group",
            "gruppe",
            "groupe",
            "grupo",
            "groep",
            "gruppo",
            "role",
            "rolle",
            "entitlement",
            "workspace",
            "space",
            "project",
            "projekt",
            "projet",
            "proyecto",
            "progetto",
            "calendar",
            "kalender",
            "calendrier",
            "calendario",
            "channel",
            "kanal",
            "canal",
            "board",
            "share",
            "freigabe",
            "partage",
            "espace",
            "espacio");

    /// What was found already, or the one thing in its place.
    Result instead(Result found, TargetKind kind) {
        boolean unsure = found.confidence() < SURE;
        if (!(found.target() instanceof Target.Missing) && !(found.target() instanceof Target.Found && unsure)) {
            return found;
        }
        Entity only = switch (kind) {
            case APPLICATION -> only("application", INSTALLING);
            case MESSAGE -> only("message", SUBJECT);
            case RESOURCE -> only("group", HOLDING);
            case ACCOUNT, MAILBOX, DEVICE, PRINTER, PATH, NONE -> null;
        };
        boolean same = only != null
                && (!(found.target() instanceof Target.Found(String value)) || SameName.isSame(value, only.text()));
        return only != null && same ? new Result(new Target.Found(only.text()), SURE) : found;
    }

    /// The only thing of a type, where one of the words stands near it; null where there are others, or it stands
    /// alone.
    private @Nullable Entity only(String type, WordList words) {
        Entity only = null;
        for (Entity entity : entities) {
            if (entity.type().equals(type)) {
                if (only != null && !SameName.isSame(only.text(), entity.text())) {
                    return null;
                }
                only = only == null ? entity : only;
            }
        }
        return only != null && isNear(only, words) ? only : null;
    }

    private boolean isNear(Entity entity, WordList words) {
        int first = 0;
        while (first < chunks.size() && chunks.get(first).start() < entity.start()) {
            first++;
        }
        int behind = first;
        while (behind < chunks.size() && chunks.get(behind).start() < entity.end()) {
            behind++;
        }
        boolean near = false;
        for (int i = first - 1;
                i >= Math.max(0, first - FAR) && isOneClause(chunks.get(i).end(), entity.start());
                i--) {
            if (HAD.contains(chunks.get(i).norm())) {
                return false;
            }
            near |= asks(i, words);
        }
        for (int i = behind;
                i < Math.min(chunks.size(), behind + FAR)
                        && isOneClause(entity.end(), chunks.get(i).start());
                i++) {
            if (HAD.contains(chunks.get(i).norm())) {
                return false;
            }
            near |= asks(i, words);
        }
        return near;
    }

    private boolean asks(int at, WordList words) {
        String word = chunks.get(at).norm();
        return words.contains(word)
                || (words == INSTALLING
                        && INSTALLED.contains(word)
                        && (isOneOf(at - 1, TO_BE) || isOneOf(at + 1, TO_BE)));
    }

    private boolean isOneOf(int at, WordList words) {
        return at >= 0 && at < chunks.size() && words.contains(chunks.get(at).norm());
    }

    private boolean isOneClause(int from, int to) {
        for (int i = from; i < to; i++) {
            if (ENDS.indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
