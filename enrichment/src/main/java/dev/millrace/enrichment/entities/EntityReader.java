package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Entity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a message names.
public final class EntityReader {
    private final OrdinaryWords ordinary;
    private final ApplicationFinder applications;

    private EntityReader(OrdinaryWords ordinary) {
        this.ordinary = ordinary;
        this.applications = new ApplicationFinder();
    }

    /// Loads the lists that tell names from ordinary words.
    public static EntityReader load() {
        return new EntityReader(OrdinaryWords.load());
    }

    /// A reader that takes these words for ordinary ones, for training.
    public static EntityReader with(Set<String> ordinaryWords) {
        return new EntityReader(new OrdinaryWords(ordinaryWords));
    }

    /// Everything that a message's own words name, in the order of the text.
    ///
    /// @param sender address or handle of the writer, where known
    public List<Entity> read(Wording wording, @Nullable String sender) {
        return read(wording, said(wording), sender, Setting.UNKNOWN);
    }

    /// The message's own words, cut into pieces that names could be made of.
    public Said said(Wording wording) {
        return Said.of(wording, ordinary.lookedUp());
    }

    /// The same for a message that is already cut into pieces.
    public List<Entity> read(Wording wording, Said said, @Nullable String sender) {
        return read(wording, said, sender, Setting.UNKNOWN);
    }

    /// The same for a message of which it is known when and where it was written.
    public List<Entity> read(Wording wording, Said said, @Nullable String sender, Setting setting) {
        Entities entities = new Entities(said.text(), said.chunks());
        PathFinder.find(entities);
        AddressFinder.find(entities);
        CodeFinder.find(entities);
        new AccountFinder(ordinary, sender).find(entities);
        new GroupFinder(ordinary).find(entities);
        RoleFinder.find(entities);
        applications.find(wording, entities);
        MessageFinder.find(entities);
        DateFinder.find(wording, setting, entities);
        CuedFinder.find(wording, setting.sites(), entities);
        PersonFinder.find(wording, ordinary, entities);
        return entities.inOrder();
    }
}
