package dev.millrace.enrichment.entities;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names made of letters, digits and hyphens: devices, printers, error codes.
final class CodeFinder {
    private static final Pattern HEXADECIMAL = Pattern.compile("\\b0x[0-9A-Fa-f]{1,16}\\b");
    private static final Pattern ERROR = Pattern.compile(
            "\\b(?:[A-Z]{2,8}-\\d{3,6}|(?:HTTP|[Ee]rror|[Ff]ehler|[Ee]rreur|[Cc]ode)[ :]{1,2}\\d{3,5}|KB\\d{6,8}|[A-Z]{3,20}(?:_[A-Z0-9]{2,20}){1,6}+)\\b");
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
    private static final Pattern PRINTING = Pattern.compile(
            "(?i)print|drucker|druckt|warteschlange|imprim|impres|impresora|stampa|toner|plotter|spool|queue|\\bcola\\b|copier|label|wachtrij|\\bjobs\\b");
    private static final Set<String> GROUP_PREFIXES = Set.of("GRP", "SG", "ROLE", "DL", "GG", "Z", "ACL", "APP", "SP");

    private CodeFinder() {}

    static void find(Entities entities) {
        String text = entities.text();
        addAll(entities, "error-code", HEXADECIMAL.matcher(text));
        boolean printing = PRINTING.matcher(text).find();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            if (!entities.covers(name.start(), name.end())) {
                classify(entities, name.start(), name.group(), printing);
            }
        }
        addAll(entities, "device", TIGHT_DEVICE.matcher(text));
        Matcher error = ERROR.matcher(text);
        while (error.find()) {
            if (!entities.covers(error.start(), error.end())) {
                entities.add("error-code", error.start(), error.end(), error.group());
            }
        }
    }

    private static void addAll(Entities entities, String type, Matcher matcher) {
        while (matcher.find()) {
            if (!entities.covers(matcher.start(), matcher.end())) {
                entities.add(type, matcher.start(), matcher.end(), matcher.group());
            }
        }
    }

    private static void classify(Entities entities, int start, String name, boolean printing) {
        int end = start + name.length();
        String prefix = prefix(name);
        boolean digits = name.chars().anyMatch(Character::isDigit);
        boolean capital = name.equals(name.toUpperCase(Locale.ROOT));
        if (ERROR_PREFIXES.contains(prefix)) {
            entities.add("error-code", start, end, name);
        } else if (GROUP_PREFIXES.contains(prefix) && (capital || digits) && !printing) {
            entities.add("group", start, end, name);
        } else if (name.indexOf('_') > 0 || NO_THINGS.contains(prefix)) {
            return;
        } else if (PRINTER_PREFIXES.contains(prefix) && (digits || capital) && printing) {
            entities.add("printer", start, end, name);
        } else if (DEVICE_PREFIXES.contains(prefix) && digits) {
            entities.add("device", start, end, name);
        } else if (capital && printing) {
            entities.add("printer", start, end, name);
        } else if (digits && (capital || endsWithDigits(name))) {
            entities.add(printing ? "printer" : "device", start, end, name);
        }
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
