package dev.millrace.intake.email.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A small IMAP server that misbehaves as a test tells it to. It knows just the commands that a mailbox uses.
final class ScriptedImap implements AutoCloseable {
    private static final Pattern PART = Pattern.compile("BODY\\.PEEK\\[]<(\\d+)\\.(\\d+)>");

    private final ServerSocket door;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<OutputStream> idling = new CopyOnWriteArrayList<>();
    private final TreeMap<Long, byte[]> inbox = new TreeMap<>();
    private final Set<Long> deleted = ConcurrentHashMap.newKeySet();
    private final Map<String, List<byte[]>> folders = new ConcurrentHashMap<>();
    private final Set<Long> stuck = ConcurrentHashMap.newKeySet();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile Function<String, Reaction> script = _ -> new Reaction.Serve();
    /// The folders that are looked into, and not the inbox, by who looks.
    private final Map<OutputStream, String> selected = new ConcurrentHashMap<>();
    private volatile boolean grown;
    private volatile boolean chatting;
    private volatile String abilities = "IDLE MOVE UIDPLUS";
    private volatile String permanentFlags = "\\Seen \\*";
    private volatile String mechanisms = "";
    private volatile String acceptedToken = "";
    private volatile boolean challenging;
    private long nextUid = 1;
    private volatile long uidValidity = 1;

    /// What becomes of a command.
    sealed interface Reaction {
        /// It is done.
        record Serve() implements Reaction {}

        /// The connection is cut.
        record Cut() implements Reaction {}

        /// It is done, and the connection is cut before that is said.
        record ServeAndCut() implements Reaction {}

        /// Nothing is ever answered.
        record Ignore() implements Reaction {}

        /// It is refused.
        record Refuse(String why) implements Reaction {}

        /// It is no command that the server knows.
        record Misunderstand() implements Reaction {}

        /// It is answered as done, and is not.
        record Pretend() implements Reaction {}

        /// It is done, but NIL stands in the place of a mail's bytes.
        record GiveNothing() implements Reaction {}

        /// It is done, but mails come in ten pieces, with a pause before each.
        record Trickle(Duration pause) implements Reaction {}
    }

    ScriptedImap() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    ScriptedImap(ServerSocket door) {
        this.door = door;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /// From now on, each command is reacted to so; it is told without its tag.
    void react(Function<String, Reaction> reaction) {
        script = reaction;
    }

    /// Signing in goes by access token only.
    void acceptToken(String token) {
        mechanisms = " AUTH=XOAUTH2 SASL-IR";
        acceptedToken = token;
    }

    /// Tokens that are not taken are answered with a challenge first, and what is said to that with BAD.
    void challenge() {
        challenging = true;
    }

    /// Whoever waits is told at once how many mails there are.
    void chat() {
        chatting = true;
    }

    /// It can do this and no more.
    void can(String capabilities) {
        abilities = capabilities;
    }

    /// It keeps these flags and no more.
    void keep(String flags) {
        permanentFlags = flags;
    }

    synchronized long deliver(String messageId, String text) {
        long uid = nextUid++;
        inbox.put(uid, mail(messageId, text));
        grown = idling.isEmpty();
        idling.forEach(out -> say(out, "* " + inbox.size() + " EXISTS"));
        return uid;
    }

    static byte[] mail(String messageId, String text) {
        return """
                From: Anna Keller <anna@acme.example>
                To: support@acme.example
                Subject: Help
                Message-ID: %s

                %s
                """.formatted(messageId, text).replace("\n", "\r\n").getBytes(UTF_8);
    }

    /// Somebody else removes a mail.
    synchronized void expunge(long uid) {
        inbox.remove(uid);
    }

    /// The server tells of a mail, and neither gives nor moves it, though it says that all is done.
    void stick(long uid) {
        stuck.add(uid);
    }

    /// The server gives all mails new UIDs, as after a restored backup.
    synchronized void renumber() {
        List<byte[]> mails = new ArrayList<>(inbox.values());
        inbox.clear();
        deleted.clear();
        uidValidity++;
        nextUid = 1;
        mails.forEach(mail -> inbox.put(nextUid++, mail));
    }

    synchronized int inboxSize() {
        return inbox.size();
    }

    int count(String folder) {
        return folders.getOrDefault(folder, List.of()).size();
    }

    /// Whether a command names a mail.
    static boolean names(String command, long uid) {
        for (String range : command.split(" ", -1)[2].split(",", -1)) {
            String[] ends = range.split(":", -1);
            if (Long.parseLong(ends[0]) <= uid && uid <= Long.parseLong(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }

    /// What was asked, without tags.
    List<String> commands() {
        return List.copyOf(commands);
    }

    int connections() {
        return (int) connections.stream().filter(socket -> !socket.isClosed()).count();
    }

    void cutAll() {
        connections.forEach(ScriptedImap::cut);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
            OutputStream out = socket.getOutputStream();
            say(out, "* OK ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split(" ", 2);
                if (parts.length == 2 && !answer(parts[0], parts[1], in, out)) {
                    return;
                }
            }
        } catch (IOException gone) {
            // As clients do.
        }
    }

    /// @return whether to go on
    private boolean answer(String tag, String command, BufferedReader in, OutputStream out) throws IOException {
        commands.add(command);
        switch (script.apply(command)) {
            case Reaction.Cut _ -> {
                return false;
            }
            case Reaction.ServeAndCut _ -> {
                serve(tag, command, in, OutputStream.nullOutputStream());
                return false;
            }
            case Reaction.Ignore _ -> {
                return true;
            }
            case Reaction.Refuse refuse -> say(out, tag + " NO " + refuse.why());
            case Reaction.Misunderstand _ -> say(out, tag + " BAD what is that");
            case Reaction.Pretend _ -> say(out, tag + " OK done");
            case Reaction.GiveNothing _ -> {
                named(command).forEach(uid -> say(out, "* %d FETCH (UID %d BODY[] NIL)".formatted(place(uid), uid)));
                say(out, tag + " OK done");
            }
            case Reaction.Trickle trickle -> serve(tag, command, in, new TricklingStream(out, trickle.pause()));
            case Reaction.Serve _ -> serve(tag, command, in, out);
        }
        return !command.startsWith("LOGOUT");
    }

    private void serve(String tag, String command, BufferedReader in, OutputStream out) throws IOException {
        String verb = command.startsWith("UID ") ? command.split(" ", -1)[1] : command.split(" ", -1)[0];
        boolean ok = true;
        if (verb.equals("AUTHENTICATE") && challenging && !isAccepted(command)) {
            say(out, "+ eyJzdGF0dXMiOiI0MDEifQ==");
            in.readLine();
            say(out, tag + " BAD what is that");
            return;
        }
        switch (verb) {
            case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1 " + abilities + mechanisms);
            case "AUTHENTICATE" -> ok = isAccepted(command);
            case "LIST" -> list(command, out);
            case "CREATE" -> folders.computeIfAbsent(lastWord(command), _ -> new CopyOnWriteArrayList<>());
            case "SELECT" -> select(out);
            case "EXAMINE" -> examine(command, out);
            case "SEARCH" -> search(command, out);
            case "FETCH" -> fetch(command, out);
            case "MOVE" -> move(command, out);
            case "COPY" -> copy(command);
            case "STORE" -> store(command);
            case "EXPUNGE" -> expunge(command, out);
            case "IDLE" -> idle(in, out);
            default -> {}
        }
        if (grown && command.startsWith("UID MOVE")) {
            grown = false;
            say(out, "* " + inboxSize() + " EXISTS");
        }
        say(out, tag + (ok ? " OK done" : " NO [AUTHENTICATIONFAILED] refused"));
    }

    private boolean isAccepted(String command) {
        String shown = new String(Base64.getDecoder().decode(lastWord(command)), UTF_8);
        return shown.contains("auth=Bearer " + acceptedToken + "\u0001");
    }

    private void list(String command, OutputStream out) {
        String name = lastWord(command);
        if (folders.containsKey(name) || name.equals("INBOX")) {
            say(out, "* LIST () \"/\" " + name);
        }
    }

    private void examine(String command, OutputStream out) {
        selected.put(out, lastWord(command));
        say(out, "* " + count(lastWord(command)) + " EXISTS");
    }

    private synchronized void select(OutputStream out) {
        selected.remove(out);
        say(out, "* " + inbox.size() + " EXISTS");
        say(out, "* OK [UIDVALIDITY " + uidValidity + "] UIDs");
        say(out, "* OK [PERMANENTFLAGS (" + permanentFlags + ")] Flags");
    }

    private synchronized void search(String command, OutputStream out) {
        Matcher from = Pattern.compile("UID (\\d+):\\*").matcher(command);
        long first = from.find() ? Long.parseLong(from.group(1)) : 1;
        say(
                out,
                "* SEARCH "
                        + inbox.tailMap(first).keySet().stream()
                                .filter(uid -> !deleted.contains(uid))
                                .map(String::valueOf)
                                .collect(Collectors.joining(" ")));
    }

    private synchronized void fetch(String command, OutputStream out) throws IOException {
        if (selected.containsKey(out)) {
            fetchFromFolder(command, out);
            return;
        }
        for (long uid : named(command)) {
            byte[] raw = inbox.get(uid);
            if (command.contains("HEADER.FIELDS")) {
                tellId(out, place(uid), "UID " + uid + " ", raw);
            } else if (command.contains("RFC822.SIZE")) {
                say(
                        out,
                        "* %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE \"05-Jan-2026 10:00:00 +0000\")"
                                .formatted(place(uid), uid, raw.length));
            } else {
                Matcher part = PART.matcher(command);
                boolean whole = !part.find();
                int from = whole ? 0 : Math.min(raw.length, Integer.parseInt(part.group(1)));
                int length = whole ? raw.length : Math.min(raw.length - from, Integer.parseInt(part.group(2)));
                out.write("* %d FETCH (UID %d BODY[]%s {%d}\r\n"
                        .formatted(place(uid), uid, whole ? "" : "<" + from + ">", length)
                        .getBytes(ISO_8859_1));
                out.write(raw, from, length);
                say(out, ")");
            }
        }
    }

    private void fetchFromFolder(String command, OutputStream out) {
        List<byte[]> mails = folders.getOrDefault(selected.get(out), List.of());
        String[] ends = command.split(" ", -1)[1].split(":", -1);
        for (int place = Integer.parseInt(ends[0]); place <= Integer.parseInt(ends[1]); place++) {
            tellId(out, place, "", mails.get(place - 1));
        }
    }

    private static void tellId(OutputStream out, int place, String uid, byte[] raw) {
        String header = new String(raw, ISO_8859_1)
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith("Message-ID:"))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining("", "", "\r\n"));
        say(
                out,
                "* %d FETCH (%sRFC822.SIZE %d BODY[HEADER.FIELDS (MESSAGE-ID DATE)] {%d}\r\n%s)"
                        .formatted(place, uid, raw.length, header.length(), header));
    }

    private synchronized void move(String command, OutputStream out) {
        List<Long> uids = named(command);
        copy(command);
        uids.forEach(uid -> remove(uid, out));
    }

    private synchronized void copy(String command) {
        List<byte[]> target = folders.computeIfAbsent(lastWord(command), _ -> new CopyOnWriteArrayList<>());
        named(command).forEach(uid -> target.add(inbox.get(uid)));
    }

    private synchronized void store(String command) {
        if (command.contains("\\Deleted")) {
            deleted.addAll(named(command));
        }
    }

    private synchronized void expunge(String command, OutputStream out) {
        List<Long> uids = named(command);
        uids.retainAll(deleted);
        uids.forEach(uid -> remove(uid, out));
    }

    private void remove(long uid, OutputStream out) {
        say(out, "* " + place(uid) + " EXPUNGE");
        inbox.remove(uid);
    }

    /// What there is to be told is told before the waiting begins, as some servers do.
    private void idle(BufferedReader in, OutputStream out) throws IOException {
        if (grown) {
            grown = false;
            say(out, "* " + inboxSize() + " EXISTS");
        }
        say(out, "+ idling");
        if (chatting) {
            say(out, "* " + inboxSize() + " EXISTS");
        }
        idling.add(out);
        String line = in.readLine();
        idling.remove(out);
        if (line == null) {
            throw new IOException("gone");
        }
        commands.add(line);
    }

    private int place(long uid) {
        return inbox.headMap(uid, true).size();
    }

    /// The UIDs of a command that exist and do not stick.
    synchronized List<Long> named(String command) {
        List<Long> uids = new ArrayList<>();
        for (String range : command.split(" ", -1)[2].split(",", -1)) {
            String[] ends = range.split(":", -1);
            uids.addAll(inbox.subMap(Long.parseLong(ends[0]), true, Long.parseLong(ends[ends.length - 1]), true)
                    .keySet());
        }
        uids.removeAll(stuck);
        return uids;
    }

    private static String lastWord(String command) {
        String[] words = command.split(" ", -1);
        return words[words.length - 1].replace("\"", "");
    }

    private static void say(OutputStream out, String line) {
        try {
            synchronized (out) {
                out.write((line + "\r\n").getBytes(ISO_8859_1));
                out.flush();
            }
        } catch (IOException gone) {
            // As clients do.
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is to be gone.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cutAll();
    }
}
