package dev.millrace.remediation.secret;

import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the page of a one-time link says, in one language.
///
/// @param language ISO 639-1 code
/// @param title of the page, where there is something to fetch
/// @param offer what the button does
/// @param button its label
/// @param shown above the secret
/// @param advice below it
/// @param over what is said when it was fetched or has expired
/// @param unknown what is said when there is no such link
record OnceWords(
        String language,
        String title,
        String offer,
        String button,
        String shown,
        String advice,
        String over,
        String unknown) {

    private static final OnceWords ENGLISH = new OnceWords(
            "en",
            "Your new password",
            "A new password waits for you here. It can be shown once only; have a pen or your sign-in page ready.",
            "Show the password",
            "This is your new password:",
            "Sign in with it now. You will be asked to choose a password of your own. This page cannot be opened again.",
            "This link has been used or has expired. If you still need a new password, please ask again.",
            "This link does not lead anywhere. Please check that it was copied completely.");

    private static final OnceWords GERMAN = new OnceWords(
            "de",
            "Ihr neues Passwort",
            "Hier wartet ein neues Passwort auf Sie. Es kann nur einmal angezeigt werden; halten Sie einen Stift oder"
                    + " Ihre Anmeldeseite bereit.",
            "Passwort anzeigen",
            "Das ist Ihr neues Passwort:",
            "Melden Sie sich jetzt damit an. Sie werden dann gebeten, ein eigenes Passwort zu wählen. Diese Seite lässt"
                    + " sich nicht noch einmal öffnen.",
            "Dieser Link wurde schon benutzt oder ist abgelaufen. Wenn Sie noch ein neues Passwort brauchen, fragen Sie"
                    + " bitte noch einmal.",
            "Dieser Link führt nirgendwohin. Bitte prüfen Sie, ob er vollständig kopiert wurde.");

    private static final OnceWords FRENCH = new OnceWords(
            "fr",
            "Votre nouveau mot de passe",
            "Un nouveau mot de passe vous attend ici. Il ne peut être affiché qu’une seule fois ; préparez un stylo ou"
                    + " votre page de connexion.",
            "Afficher le mot de passe",
            "Voici votre nouveau mot de passe :",
            "Connectez-vous maintenant avec celui-ci. Il vous sera demandé d’en choisir un vous-même. Cette page ne peut"
                    + " pas être rouverte.",
            "Ce lien a déjà été utilisé ou a expiré. Si vous avez encore besoin d’un nouveau mot de passe, veuillez en"
                    + " refaire la demande.",
            "Ce lien ne mène nulle part. Veuillez vérifier qu’il a été copié en entier.");

    private static final OnceWords SPANISH = new OnceWords(
            "es",
            "Su nueva contraseña",
            "Aquí le espera una nueva contraseña. Solo se puede mostrar una vez; tenga a mano un bolígrafo o su página"
                    + " de inicio de sesión.",
            "Mostrar la contraseña",
            "Esta es su nueva contraseña:",
            "Inicie sesión con ella ahora. Se le pedirá que elija una propia. Esta página no se puede volver a abrir.",
            "Este enlace ya se ha usado o ha caducado. Si todavía necesita una nueva contraseña, solicítela de nuevo.",
            "Este enlace no lleva a ninguna parte. Compruebe que se haya copiado por completo.");

    private static final OnceWords ENGLISH_PROFILE = new OnceWords(
            "en",
            "Your new VPN profile",
            "A new VPN profile waits for you here. It can be shown once only; open this page on the device that needs it.",
            "Show the profile",
            "This is your new profile:",
            "Save all of it as a file whose name ends in .ovpn, import that into your VPN program, and delete the file."
                    + " It is as good as a password. This page cannot be opened again.",
            "This link has been used or has expired. If you still need a new profile, please ask again.",
            ENGLISH.unknown);

    private static final OnceWords GERMAN_PROFILE = new OnceWords(
            "de",
            "Ihr neues VPN-Profil",
            "Hier wartet ein neues VPN-Profil auf Sie. Es kann nur einmal angezeigt werden; öffnen Sie diese Seite auf"
                    + " dem Gerät, das es braucht.",
            "Profil anzeigen",
            "Das ist Ihr neues Profil:",
            "Speichern Sie alles als Datei, deren Name auf .ovpn endet, lesen Sie sie in Ihr VPN-Programm ein und löschen"
                    + " Sie die Datei. Sie ist so viel wert wie ein Passwort. Diese Seite lässt sich nicht noch einmal"
                    + " öffnen.",
            "Dieser Link wurde schon benutzt oder ist abgelaufen. Wenn Sie noch ein neues Profil brauchen, fragen Sie"
                    + " bitte noch einmal.",
            GERMAN.unknown);

    private static final OnceWords FRENCH_PROFILE = new OnceWords(
            "fr",
            "Votre nouveau profil VPN",
            "Un nouveau profil VPN vous attend ici. Il ne peut être affiché qu’une seule fois ; ouvrez cette page sur"
                    + " l’appareil qui en a besoin.",
            "Afficher le profil",
            "Voici votre nouveau profil :",
            "Enregistrez le tout dans un fichier dont le nom se termine par .ovpn, importez-le dans votre programme VPN,"
                    + " puis supprimez le fichier. Il vaut un mot de passe. Cette page ne peut pas être rouverte.",
            "Ce lien a déjà été utilisé ou a expiré. Si vous avez encore besoin d’un nouveau profil, veuillez en refaire"
                    + " la demande.",
            FRENCH.unknown);

    private static final OnceWords SPANISH_PROFILE = new OnceWords(
            "es",
            "Su nuevo perfil de VPN",
            "Aquí le espera un nuevo perfil de VPN. Solo se puede mostrar una vez; abra esta página en el dispositivo que"
                    + " lo necesita.",
            "Mostrar el perfil",
            "Este es su nuevo perfil:",
            "Guárdelo entero en un archivo cuyo nombre termine en .ovpn, impórtelo en su programa de VPN y borre el"
                    + " archivo. Vale tanto como una contraseña. Esta página no se puede volver a abrir.",
            "Este enlace ya se ha usado o ha caducado. Si todavía necesita un nuevo perfil, solicítelo de nuevo.",
            SPANISH.unknown);

    private static final Map<String, OnceWords> PASSWORD =
            Map.of("en", ENGLISH, "de", GERMAN, "fr", FRENCH, "es", SPANISH);

    private static final Map<String, OnceWords> PROFILE =
            Map.of("en", ENGLISH_PROFILE, "de", GERMAN_PROFILE, "fr", FRENCH_PROFILE, "es", SPANISH_PROFILE);

    /// The words for a reader.
    ///
    /// @param accepted the browser's `Accept-Language`
    /// @param otherwise the language of the run
    static OnceWords of(@Nullable String accepted, @Nullable String otherwise, SecretKind kind) {
        String tag = accepted == null || accepted.isBlank() ? null : lookUp(accepted);
        String language = Objects.requireNonNullElse(tag, Objects.requireNonNullElse(otherwise, "en"));
        return switch (kind) {
            case PASSWORD -> PASSWORD.getOrDefault(language, ENGLISH);
            case PROFILE -> PROFILE.getOrDefault(language, ENGLISH_PROFILE);
        };
    }

    private static @Nullable String lookUp(String accepted) {
        try {
            return Locale.lookupTag(Locale.LanguageRange.parse(accepted), List.copyOf(PASSWORD.keySet()));
        } catch (IllegalArgumentException noHeaderOfThatForm) {
            return null;
        }
    }
}
