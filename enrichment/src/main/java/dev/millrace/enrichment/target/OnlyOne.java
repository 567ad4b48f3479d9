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
            "installed",
            "reinstall",
            "installation",
            "installieren",
            "installiert",
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
        for (int i = Math.max(0, first - FAR); i < Math.min(chunks.size(), behind + FAR); i++) {
            if ((i < first || i >= behind) && words.contains(chunks.get(i).norm())) {
                return true;
            }
        }
        return false;
    }
}
