package dev.millrace.intake.email.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/// Finds out whether mails were copied where the server could not say so: looks among the newest of the folder
/// where they were to go. A copy is known by its Message-ID, its date and its size; what has no Message-ID
/// counts as not copied.
final class CopySearch {
    private static final String TELLING = "RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID DATE)]";
    /// So many mails at least others may have put there meanwhile.
    private static final int OF_OTHERS = 500;
    /// So many UIDs are named in a line.
    private static final int AT_ONCE = 500;

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:[ \\t]*(?:\\r?\\n[ \\t]+)?\\S");
    private static final Pattern UID_VALIDITY = Pattern.compile("(?i)\\[UIDVALIDITY (\\d+)]");

    private final ImapCommands commands;
    private final String inbox;
    private final long uidValidity;

    /// @param inbox the folder that is open, and is again after a search
    CopySearch(ImapCommands commands, String inbox, long uidValidity) {
        this.commands = commands;
        this.inbox = inbox;
        this.uidValidity = uidValidity;
    }

    /// Those of the mails that have a copy; none where the server lets nobody look.
    ///
    /// @param target where they were to be copied
    Set<Long> copied(Argument target, List<Long> uids) throws MailboxConnection.Lost {
        Map<Long, String> wanted = orNothing(() -> wanted(uids), Map.of());
        if (wanted.isEmpty()) {
            return Set.of();
        }
        List<String> there = orNothing(() -> newest(target, 2L * uids.size() + OF_OTHERS), List.of());
        // After a refusal too: no folder is open then (RFC 3501, 6.3.1).
        goBack();
        return found(wanted, there);
    }

    /// Something that is asked of the server.
    private interface Question<T> {
        T ask() throws MessagingException;
    }

    private static <T> T orNothing(Question<T> question, T nothing) throws MailboxConnection.Lost {
        try {
            return question.ask();
        } catch (MailboxConnection.Lost e) {
            throw e;
        } catch (MessagingException refused) {
            return nothing;
        }
    }

    private Map<Long, String> wanted(List<Long> uids) throws MessagingException {
        Map<Long, String> wanted = new TreeMap<>();
        for (int first = 0; first < uids.size(); first += AT_ONCE) {
            String set = UidSet.of(uids.subList(first, Math.min(first + AT_ONCE, uids.size())));
            for (Response response : commands.ask("UID FETCH " + set + " (UID " + TELLING + ")")) {
                UID uid = response instanceof FetchResponse mail ? mail.getItem(UID.class) : null;
                String name = name(response);
                if (uid != null && name != null) {
                    wanted.put(uid.uid, name);
                }
            }
        }
        return wanted;
    }

    /// Each copy stands for one mail.
    private static Set<Long> found(Map<Long, String> wanted, List<String> there) {
        Map<String, Integer> copies = new HashMap<>();
        there.forEach(name -> copies.merge(name, 1, Integer::sum));
        Set<Long> found = new HashSet<>();
        wanted.forEach((uid, name) -> {
            if (copies.merge(name, -1, Integer::sum) >= 0) {
                found.add(uid);
            }
        });
        return found;
    }

    private List<String> newest(Argument target, long most) throws MessagingException {
        long there = 0;
        for (Response response : commands.ask("EXAMINE", target)) {
            if (response instanceof IMAPResponse told && told.keyEquals("EXISTS")) {
                there = told.getNumber();
            }
        }
        List<String> names = new ArrayList<>();
        if (there > 0) {
            String set = Math.max(1, there - most + 1) + ":" + there;
            for (Response response : commands.ask("FETCH " + set + " (" + TELLING + ")")) {
                String name = name(response);
                if (name != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /// What a mail and its copy have in common; null where that is too little.
    private static @Nullable String name(Response response) {
        if (!(response instanceof FetchResponse mail)) {
            return null;
        }
        RFC822SIZE size = mail.getItem(RFC822SIZE.class);
        BODY header = mail.getItem(BODY.class);
        if (size == null || header == null || header.getByteArray() == null) {
            return null;
        }
        String text = new String(header.getByteArray().getNewBytes(), ISO_8859_1).strip();
        return MESSAGE_ID.matcher(text).find() ? size.size + "\n" + text : null;
    }

    /// @throws MailboxConnection.Lost where the folder is not there again as it was: nothing more can be done over this
    ///     connection
    private void goBack() throws MailboxConnection.Lost {
        long now = -1;
        try {
            for (Response response : commands.ask("SELECT", ImapCommands.folder(inbox))) {
                Matcher told = UID_VALIDITY.matcher(String.valueOf(response));
                if (response.isOK() && told.find()) {
                    now = Long.parseLong(told.group(1));
                }
            }
        } catch (MailboxConnection.Lost e) {
            throw e;
        } catch (MessagingException e) {
            throw new MailboxConnection.Lost("the server does not open the folder again: " + e.getMessage(), e);
        }
        if (now != uidValidity) {
            throw new MailboxConnection.Lost("the server numbers its mails anew", null);
        }
    }
}
