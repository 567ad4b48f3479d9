package dev.millrace.intake.email.reply.footer;

import java.util.regex.Pattern;

/// What lists, newsletters and houses add in one line of its own: why somebody gets a mail, where it
/// can be turned off or read, and whose it is. A closed form, as [ProgramFooter] is: whoever asks to be
/// taken off a list does so in other words.
public final class SubscriptionNote {
    private static final Pattern WHY = Pattern.compile(
            "you(?:'re| are| have)? receiv(?:ing|ed) this(?: e-?mail| message| mail| notification| newsletter)? because you"
                    + "(?:'re| are| were| have| have been| had)? ?(?:subscribed|commented|mentioned|assigned|signed up|opted in|authored|watching|following|on the list|a member)"
                    + "(?! (?:and|but))(?:[^?!,;.]|\\.(?=\\S)){0,80}"
                    + "|(?:sie erhalten|du erhältst) diese (?:e-mail|nachricht), weil (?:sie|du) [^?!]{0,60}(?:abonniert|angemeldet)[^?!]{0,20}"
                    + "|vous recevez ce (?:message|courriel|mail) (?:parce que|car) vous (?:êtes abonné|êtes inscrit)[^?!]{0,60}"
                    + "|(?:recibe|recibes) este (?:correo|mensaje) porque (?:está|estás|se ha|te has) (?:suscrit|inscrit)[^?!]{0,60}");

    private static final String STEP =
            "(?:unsubscribe(?: here| from this (?:mailing )?list)?|manage (?:your )?(?:preferences|subscriptions?|notifications)|update (?:your )?preferences|privacy(?: policy)?"
                    + "|view in (?:your )?browser|view online|contact us|abmelden|abbestellen|einstellungen|datenschutz|impressum|se désabonner|se désinscrire|préférences"
                    + "|darse de baja|cancelar suscripción|preferencias|annulla iscrizione|disiscriviti|afmelden|uitschrijven|voorkeuren)";
    private static final Pattern STEPS = Pattern.compile(STEP + "(?: ?[|·•/-] ?" + STEP + "){1,4}");

    private static final Pattern VIEW = Pattern.compile(
            "(?:view|read|open) this (?:e-?mail|message|newsletter) (?:in your browser|online)"
                    + "|diese (?:e-mail|nachricht) im browser (?:ansehen|anzeigen|öffnen|lesen)|(?:voir|lire|afficher) ce (?:message|courriel|mail) dans (?:votre|le) navigateur"
                    + "|ver este (?:correo|mensaje) en (?:su|tu|el) navegador|visualizza questa e-?mail nel browser|bekijk deze e-?mail in (?:uw|je) browser");

    private static final Pattern RIGHTS = Pattern.compile(
            "(?:©|\\(c\\)|copyright) ?(?:©|\\(c\\))?(?: ?\\d{4}(?: ?[-–] ?\\d{4})?)? ?[^?!]{0,60}?"
                    + "(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati"
                    + "|alle rechten voorbehouden|todos os direitos reservados|wszelkie prawa zastrzeżone|все права защищены)");

    private static final String NETWORK =
            "(?:facebook|twitter|x|linkedin|instagram|youtube|xing|tiktok|mastodon|threads|bluesky|pinterest|whatsapp)";
    /// "Follow us on LinkedIn | Facebook"
    private static final Pattern FOLLOW = Pattern.compile(
            "(?:(?:follow|like|find|join|visit) us on|connect with us on|folgen sie uns (?:auf|bei)|suivez[- ]nous sur|síguenos en|seguici su|volg ons op|siga-nos (?:no|em)|följ oss på|følg os på|følg oss på)"
                    + "(?:[ ,:|/&·•-]{1,3}(?:(?:and|und|et|y|e|en|och|og) )?" + NETWORK + "){1,6}[!]?");

    private static final Pattern CONFIDENTIAL = Pattern.compile(
            "this (?:e-?mail|message) and any (?:attachments?|attached files?|files?)(?: transmitted with it)? (?:is|are) (?:strictly )?confidential");

    /// With which one of them begins: most lines need not be searched by pattern.
    private static final String FIRST_LETTERS = "yasdtuvrob©(cempiflj";

    private SubscriptionNote() {}

    /// Whether the line tells of a subscription, and how it ends.
    ///
    /// @param lower a line in small letters
    public static boolean isOne(String lower) {
        String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        char first = bare.isEmpty() ? ' ' : bare.charAt(0);
        return FIRST_LETTERS.indexOf(first) >= 0
                && (WHY.matcher(bare).matches()
                        || STEPS.matcher(bare).matches()
                        || VIEW.matcher(bare).matches()
                        || RIGHTS.matcher(bare).matches()
                        || FOLLOW.matcher(bare).matches()
                        || CONFIDENTIAL.matcher(bare).matches());
    }
}
