package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Chunk;
import dev.millrace.enrichment.words.WordList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names made of letters, digits and hyphens: devices, printers, error codes.
final class CodeFinder {
    private static final Pattern HEXADECIMAL = Pattern.compile("\\b0x[0-9A-Fa-f]{1,16}\\b");
    private static final Pattern ERROR =
            Pattern.compile("\\b(?:[A-Z]{2,8}-\\d{3,6}|KB\\d{6,8}|[A-Z]{3,20}(?:_[A-Z0-9]{2,20}){1,6}+)\\b");
    private static final Set<String> ERROR_PREFIXES =
            Set.of("ORA", "ERR", "CVE", "TNS", "SQL", "AADSTS", "LDAP", "SAP");

    private static final Pattern NAME = Pattern.compile(
            "(?<![\\w\\\\@/.#-])[A-Za-z]{2,10}\\d{0,6}(?:[-_][A-Za-z0-9]{1,14}){1,4}+(?![\\w@]|\\.\\w)");
    private static final Pattern TIGHT_DEVICE =
            Pattern.compile("(?<![\\w\\\\@/.-])(?:LT|NB|PC|WS|LAP|TAB)\\d{3,6}(?![\\w@-])");

    /// Numbers of tickets, changes, rules and standards look alike but name no thing.
    private static final Set<String> NO_THINGS = Set.of(
            "INC", "REQ", "SR", "CHG", "RITM", "TASK", "SD", "TCK", "CR", "PO", "ISO", "DIN", "EN", "COVID", "MID",
            "USB", "HTTP", "MS", "WI", "UTF", "SHA", "AES", "IPV", "TCP", "UDP", "WPA", "DNS", "DENY", "WIN", "IN",
            "ON", "UP", "PRE", "RE", "CO", "TOP", "NON", "SE", "DE", "VOR", "BE", "SCAN", "CHIP", "FAIL", "OFF", "MP");
    private static final Set<String> DEVICE_PREFIXES = Set.of(
            "LT", "NB", "PC", "WS", "LAP", "LAPTOP", "DESKTOP", "TAB", "MAC", "MBP", "MBA", "POS", "TILL", "SRV",
            "SURFACE", "VM");
    private static final Set<String> PRINTER_PREFIXES = Set.of(
            "PRT", "PRN", "PR", "HP", "KYO", "XRX", "MFP", "LBL", "BRO", "CAN", "CANON", "RCH", "RICOH", "ZBR", "ZEBRA",
            "IMP", "DRUCKER", "PLOT", "EPSON", "LEX", "LEXMARK", "STAMP", "PRINTER", "LJ", "OKI");
    private static final List<String> PRINTING = List.of(
            "print",
            "druck",
            "warteschlange",
            "imprim",
            "impres",
            "stampa",
            "toner",
            "plotter",
            "spool",
            "queue",
            "copier",
            "label",
            "wachtrij",
            "jobs");
    private static final WordList ERROR_WORDS = WordList.of("http", "error", "fehler", "erreur", "code");
    private static final Set<String> GROUP_PREFIXES = Set.of("GRP", "SG", "ROLE", "DL", "GG", "Z", "ACL", "APP", "SP");

    private final Entities entities;
    private @Nullable Boolean printed;

    private CodeFinder(Entities entities) {
        this.entities = entities;
    }

    static void find(Entities entities) {
        new CodeFinder(entities).find();
    }

    private void find() {
        List<Chunk> chunks = entities.chunks();
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            boolean code = chunk.hasLetter() && (chunk.hasDigit() || chunk.hasJoint());
            if ((!code && !chunk.isNumber()) || entities.covers(chunk.start(), chunk.end())) {
                continue;
            }
            if (chunk.isNumber()) {
                numberedError(i);
            } else {
                code(chunk);
            }
        }
    }

    private void numberedError(int index) {
        Chunk chunk = entities.chunks().get(index);
        int length = chunk.end() - chunk.start();
        if (index > 0 && length >= 3 && length <= 5 && ERROR_WORDS.contains(entities.norm(index - 1))) {
            int start = entities.chunks().get(index - 1).start();
            entities.add("error-code", start, chunk.end(), entities.text().substring(start, chunk.end()));
        }
    }

    private void code(Chunk chunk) {
        if (chunk.hasDigit() && add("error-code", HEXADECIMAL, chunk)) {
            return;
        }
        Matcher name =
                NAME.matcher(entities.text()).region(chunk.start(), chunk.end()).useTransparentBounds(true);
        if (chunk.hasJoint() && name.find()) {
            classify(name.start(), name.group());
        }
        if (!entities.covers(chunk.start(), chunk.end()) && !(chunk.hasDigit() && add("device", TIGHT_DEVICE, chunk))) {
            add("error-code", ERROR, chunk);
        }
    }

    private boolean add(String type, Pattern pattern, Chunk chunk) {
        Matcher matcher = pattern.matcher(entities.text())
                .region(chunk.start(), chunk.end())
                .useTransparentBounds(true);
        boolean found = matcher.find();
        if (found) {
            entities.add(type, matcher.start(), matcher.end(), matcher.group());
        }
        return found;
    }

    private boolean speaksOfPrinting() {
        Boolean known = printed;
        if (known == null) {
            known = speaksOfPrinting(entities.text().toLowerCase(Locale.ROOT));
            printed = known;
        }
        return known;
    }

    private static boolean speaksOfPrinting(String text) {
        for (String word : PRINTING) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private void classify(int start, String name) {
        int end = start + name.length();
        String prefix = prefix(name);
        boolean digits = hasDigit(name);
        boolean capital = name.equals(name.toUpperCase(Locale.ROOT));
        if (ERROR_PREFIXES.contains(prefix)) {
            entities.add("error-code", start, end, name);
        } else if (GROUP_PREFIXES.contains(prefix) && (capital || digits) && !speaksOfPrinting()) {
            entities.add("group", start, end, name);
        } else if (name.indexOf('_') > 0 || NO_THINGS.contains(prefix)) {
            return;
        } else if (PRINTER_PREFIXES.contains(prefix) && (digits || capital) && speaksOfPrinting()) {
            entities.add("printer", start, end, name);
        } else if (DEVICE_PREFIXES.contains(prefix) && digits) {
            entities.add("device", start, end, name);
        } else if (capital && speaksOfPrinting()) {
            entities.add("printer", start, end, name);
        } else if (digits && (capital || endsWithDigits(name))) {
            entities.add(speaksOfPrinting() ? "printer" : "device", start, end, name);
        }
    }

    private static boolean hasDigit(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isDigit(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithDigits(String name) {
        int last = Math.max(name.lastIndexOf('-'), name.lastIndexOf('_'));
        String tail = name.substring(last + 1);
        return tail.length() >= 2 && tail.chars().allMatch(Character::isDigit);
    }

    private static String prefix(String name) {
        int stop = 0;
        while (stop < name.length() && Character.isLetter(name.charAt(stop))) {
            stop++;
        }
        return name.substring(0, stop).toUpperCase(Locale.ROOT);
    }
}
