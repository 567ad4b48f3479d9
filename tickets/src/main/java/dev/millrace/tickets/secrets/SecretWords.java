package dev.millrace.tickets.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells a word that is a secret from one that is only said about secrets.
final class SecretWords {
    /// Words around "password: …" that make it a sentence and no password: English, German, French, Spanish, some
    /// Dutch and Italian.
    private static final Set<String> SENTENCE = Set.copyOf(List.of((
            // small words
            "a an the this that these those it its is are was were be been has have had do does did not no never again"
                    + " still now then when if and or but so as at by for from in into of off on onto out over to up with"
                    + " without my your our his her their me you we he she they i im ive cant cannot could can will would"
                    + " should must may please thanks thank yes ok see below above attached attachment here there what"
                    + " which who how why same all any some both only just also too very more than since after before"
                    + " until today yesterday tomorrow morning always"
                    + " der die das dem den des ein eine einen ist sind war wird wurde nicht kein keine nein ja mein meine"
                    + " ihr ihre sein wie was wer wo warum und oder aber bitte danke siehe unten oben anbei hier noch"
                    + " wieder immer schon auch nur mit ohne für von vom zu zum zur im in am an auf aus bei nach seit heute"
                    + " gestern morgen ich du er sie es wir man kann muss soll"
                    + " le la les un une des du de est sont était pas ne non oui mon ma mes votre son sa et ou mais merci"
                    + " voir ici encore toujours aussi avec sans pour par dans sur depuis hier demain je tu il elle nous"
                    + " vous on que qui ce cette"
                    + " el los las una unos es son era no sí si mi mis su sus y o pero gracias ver aquí todavía también con"
                    + " sin para por en desde hoy ayer mañana yo que este esta"
                    + " het een niet geen en of maar mijn uw il lo una non mio mia è"
                    // said of passwords and codes
                    + " password passwords passwort passwörter kennwort passe contraseña clave pin code codes token key keys"
                    + " expired expires expiring expire wrong incorrect invalid rejected required forgotten forgot correct"
                    + " reset resets resetting refused denied fine right unknown locked accepted changed change changing"
                    + " policy something working works missing blocked needed lost failed fails fail failing broken stolen"
                    + " disabled enabled empty blank gone old new temporary default weak strong short long error problem"
                    + " issue issues help request requests question account user username login email mail none nothing"
                    + " set unset confirmed verified compromised leaked shared useless outdated unavailable asked asks"
                    + " prompt prompted entered typed sent received never hidden masked removed redacted confidential"
                    + " dont doesnt didnt isnt wasnt wont havent know field window dialog"
                    + " secret private case-sensitive immediately soon asap urgent n/a tbd todo null undefined"
                    + " abgelaufen falsch vergessen richtig ungültig gesperrt zurücksetzen zurückgesetzt geändert ändern"
                    + " funktioniert geht fehlt unbekannt korrekt erforderlich leer weg verloren abgelehnt gestohlen neu"
                    + " alt fehler problem frage hilfe dringend läuft ab wird akzeptiert"
                    + " expiré expire oublié oubliée incorrecte incorrect refusé perdu perdue périmé bloqué invalide"
                    + " erroné réinitialiser réinitialisation changé modifié nouveau inconnu problème erreur aide urgent"
                    + " caducada caducado caduca incorrecta correcta olvidada olvidado olvidé perdida bloqueada inválida"
                    + " errónea rechazada restablecer cambiar cambiada nueva problema ayuda urgente desconocida"
                    + " verlopen vergeten onjuist fout geblokkeerd scaduta dimenticata errata sbagliata bloccata")
            .split(" +")));

    /// Words that name secrets and are bad passwords themselves.
    private static final Set<String> BAD_PASSWORDS = Set.of(
            "password",
            "passwort",
            "kennwort",
            "passe",
            "contraseña",
            "clave",
            "secret",
            "private",
            "default",
            "login",
            "user",
            "username");

    /// Punctuation that follows a word and is hardly its own.
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]}>»”\"']+$");
    private static final Pattern NOT_MADE_UP = Pattern.compile(
            // addresses, links, paths, files, times; tickets, devices; products with a number
            "(?i)[^@\\s]+@[^@\\s]+\\.[a-z]{2,10}|[a-z]+://.*|www\\..*|[a-z]:\\\\.*|\\\\\\\\.*|/.*|.*\\.[a-z]{2,4}"
                    + "|\\d{1,2}[:.h]\\d{2}(?:am|pm|h|uhr)?|\\d+(?:st|nd|rd|th|am|pm|x|gb|mb|min|h)"
                    + "|(?-i:[A-Z]{1,10}[-_#]?\\d{2,}|[A-Z]{2,10}(?:[-_][A-Z0-9]{1,14})+)"
                    + "|(?:windows|win|office|microsoft|ms|m|o|iphone|ipad|galaxy|pixel|sap|keepass|sql|server|exchange|adobe"
                    + "|acrobat|autocad|php|java|ipv|sha|md|wpa|mfa|1password|s4hana)-?\\d+.*");

    private SecretWords() {}

    /// The word without the punctuation behind it.
    static String bare(String word) {
        return TRAILING.matcher(word).replaceFirst("");
    }

    /// Whether a word belongs to a sentence about secrets.
    static boolean isProse(String word) {
        return SENTENCE.contains(folded(word));
    }

    /// Whether what is quoted is said of a password, "expired", and no password itself.
    static boolean isState(String quoted) {
        return isProse(quoted) && !BAD_PASSWORDS.contains(folded(quoted));
    }

    private static String folded(String word) {
        return bare(word).toLowerCase(Locale.ROOT).replace("’", "").replace("'", "");
    }

    /// Only letters, with hyphens and apostrophes between them.
    static boolean isPlain(String word) {
        String bare = bare(word);
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (!Character.isLetter(c) && c != '-' && c != '\'' && c != '’' && c != '/') {
                return false;
            }
        }
        return !isMixed(bare);
    }

    /// Capitals within: `sOmmer`, but not `PIN` or `iPhone`.
    private static boolean isMixed(String word) {
        int changes = 0;
        for (int i = 1; i < word.length(); i++) {
            boolean up = Character.isUpperCase(word.charAt(i));
            changes += up && Character.isLowerCase(word.charAt(i - 1)) ? 1 : 0;
        }
        return changes > 1;
    }

    /// Where nothing but its look tells: a word that nobody would write but as a password.
    static boolean isMadeUp(String word) {
        String bare = bare(word);
        if (bare.length() < 6 || bare.length() > 64 || NOT_MADE_UP.matcher(bare).matches()) {
            return false;
        }
        Look look = Look.of(bare);
        boolean marked = look.marks > 0 || (word.length() > bare.length() && word.charAt(bare.length()) == '!');
        return look.letters > 0
                && look.digits + look.marks > 0
                && (marked || (look.upper > 0 && look.lower > 0) || (bare.length() >= 8 && look.turns >= 2));
    }

    /// What a word is made of.
    ///
    /// @param turns how often letters turn to digits or back
    private record Look(int letters, int upper, int lower, int digits, int marks, int turns) {
        static Look of(String word) {
            int upper = 0;
            int lower = 0;
            int letters = 0;
            int digits = 0;
            int marks = 0;
            int turns = 0;
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                upper += Character.isUpperCase(c) ? 1 : 0;
                lower += Character.isLowerCase(c) ? 1 : 0;
                letters += Character.isLetter(c) ? 1 : 0;
                digits += Character.isDigit(c) ? 1 : 0;
                marks += "!$%&#*+=?^~@§€".indexOf(c) >= 0 ? 1 : 0;
                turns += i > 0 && Character.isDigit(c) != Character.isDigit(word.charAt(i - 1)) ? 1 : 0;
            }
            return new Look(letters, upper, lower, digits, marks, turns);
        }
    }
}
