package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is spoken of as the one with the trouble is not the writer, whose account nothing may be done to then.
class OwnersTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    private static Diagnosis diagnosis(String body) {
        return diagnosis(body, "t.schulz@acme.example");
    }

    private static Diagnosis diagnosis(String body, String sender) {
        return ENRICHMENT
                .understand(new Text("", body.replace("/", "\n"), Channel.EMAIL, null, sender))
                .diagnosis();
    }

    private static void assertThatItRunsForTheWriter(Diagnosis diagnosis) {
        assertThat(diagnosis.target()).isEqualTo(Diagnosis.SENDER);
        assertThat(diagnosis.automatable()).as("%s", diagnosis.reasons()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mrs Lindgren has locked herself out again, please unlock.",
                "Mr Achebe forgot his password over the weekend, please reset it.",
                "Dr. Weiss cannot sign in, too many attempts, account locked. Please unlock.",
                "please unlock Zofia Brandl",
                "Please reset the password for Oskar Lindqvist, it has expired.",
                "Could you unlock Ayesha? She mistyped it five times.",
                "My husband's password at the shop till has expired, please reset",
                "The new doctor has forgotten his password, please reset it.",
                "Somchai is locked out after three tries, please unlock the account.",
                "Our apprentice has a new phone and needs her authenticator reset.",
                "VPN certificate of Mr Lang has expired, please renew it",
                "The VPN profile of Herr Vogt is broken, please reset.",
                "Kowalczyk's mailbox is full, please raise the quota",
                "bitte Konto von Thorsten Becker entsperren",
                "Herr Yildiz hat sein Passwort vergessen, bitte zurücksetzen.",
                "Frau Seidel ist ausgesperrt, zu viele Versuche. Bitte entsperren.",
                "Unser Werkstudent hat sein Passwort vergessen, bitte zurücksetzen",
                "Die neue Ärztin hat ihr Passwort vergessen. Bitte zurücksetzen.",
                "Mein Chef ist gesperrt, bitte sein Konto entsperren.",
                "M. Dubois a oublié son mot de passe, merci de le réinitialiser.",
                "Madame Fournier est bloquée, compte verrouillé. Merci de débloquer.",
                "le compte de Solène Garnier est verrouillé, merci de le débloquer",
                "Notre stagiaire a oublié son mot de passe, pouvez-vous le réinitialiser ?",
                "la señora Ibarra ha olvidado su contraseña, restablézcanla por favor",
                "Por favor desbloqueen la cuenta de Rocío Vidal",
                "El compañero Andrés tiene la cuenta bloqueada, ¿podéis desbloquearla?",
                "Il signor Bianchi ha dimenticato la password, potete reimpostarla?",
                "mijn collega Jansen heeft zijn wachtwoord vergeten, graag resetten",
                // The writer speaks of himself, too.
                "Mr Doyle has locked himself out after three wrong passwords and I said I would write. Please unlock the account.",
                "Mrs Olsen told me she has forgotten the password. Please reset it.",
                "Mrs Olsen told me she has a new phone, the old one is wiped. Please reset the MFA.",
                "Herr Wagner hat mich gebeten zu schreiben: Konto ist gesperrt. Bitte entsperren.",
                "Our new nurse has mistyped the password three times and I need this unlocked",
                "Frau Brandt hat das Passwort vergessen und ich soll es melden. Bitte zurücksetzen.",
                "Our intern is locked out and asked me for help. Please unlock the account.",
                "Madame Roux a oublié le mot de passe et je vous écris pour elle. Merci de le réinitialiser.",
                // Given names that are words as well.
                "Ben forgot the password, please reset it.",
                "Mark is locked out after too many attempts. Please unlock the account.",
                "Hello, Grace has forgotten the password. Please reset it.",
                "Mia is locked out, please unlock the account.",
                "Rose a oublié le mot de passe, merci de le réinitialiser.",
                "Uwe hat das Passwort vergessen, bitte zurücksetzen.",
                "Frank kann sich nicht anmelden, Konto gesperrt. Bitte entsperren.",
                // Whoever he is.
                "My daughter has forgotten the password, please reset it.",
                "Our customer is locked out, please unlock the account.",
                "Somebody forgot the password here, please reset it.",
                "Jemand hat das Passwort vergessen, bitte zurücksetzen.",
                "Quelqu'un a oublié le mot de passe, merci de le réinitialiser.",
                "Alguien ha olvidado la contraseña, por favor restablecerla.",
                "Meine Schwiegermutter hat das Passwort vergessen, bitte zurücksetzen.",
                "Mi hija ha olvidado la contraseña, por favor restablecerla.",
                "My flatmate has forgotten the password, please reset it.",
            })
    void shouldNotTakeTheWriterForWhoeverHasTheTrouble(String body) {
        Diagnosis diagnosis = diagnosis(body);

        assertThat(diagnosis.automatable()).isFalse();
        assertThat(diagnosis.target()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bitte passwort von hbrenner zurücksetzen                        | hbrenner
            Réinitialisez le mot de passe de pdurand, il l'a oublié.        | pdurand
            mfa von hbrenner bitte neu aufsetzen, er hat ein neues handy    | hbrenner
            """)
    void shouldProposeTheAccountThatIsNamedBehindWhatIsWanted(String body, String account) {
        Diagnosis diagnosis = diagnosis(body);

        assertThat(diagnosis.target()).isEqualTo(account);
        assertThat(diagnosis.automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // for whom, said of "one" and "it"
                "The password has run out. Please issue a new one for Ivana Kovacic.",
                "Password forgotten. A new one for Brandl please.",
                "The VPN certificate has expired. Could you renew it for Brandl?",
                "The second factor was on the old phone. Please reset it for Brandl.",
                "The authenticator is empty after the change of phone. Please remove the old phone from Brandl.",
                "The VPN profile is damaged since the update. Please send a new one to Brandl.",
                "The password expired on Sunday. Please give Brandl a new one.",
                "Das Kennwort ist abgelaufen, bitte ein neues für Zofia Brandl.",
                "Le mot de passe a expiré, merci d'en envoyer un nouveau pour Zofia Brandl.",
                "La contraseña ha caducado. Por favor, una nueva para Rocío Vidal.",
                // with whom it is wrong, aside, and on a form
                "Passwort abgelaufen bei Brandl, bitte ein neues vergeben.",
                "Mot de passe oublié par Brandl, merci de le réinitialiser.",
                "A Rocío le ha caducado el certificado VPN, renovadlo por favor.",
                "Rocío ha cambiado de móvil, el autenticador está vacío, por favor restablecer.",
                "VPN certificate expired (Zofia Brandl, sales). Please renew.",
                "Account locked: Zofia Brandl. Please unlock.",
                "Locked account/Name: Zofia Brandl/Please unlock",
                "Forgotten password, the user is Zofia Brandl. Please reset.",
                "Second factor to be reset for Z. Brandl please, new phone.",
                "The night porter's password has expired, please reset it.",
                "The guy at desk 14 is locked out after too many attempts, please unlock.",
                // for whom he writes
                "I am writing for Dr Halloran, who has forgotten the password. Please reset it.",
                "On behalf of Mr Halloran: new phone, the authenticator is empty. Please reset.",
                "Pour Mme Brandl : mot de passe expiré, merci de le réinitialiser.",
                "Frau Brandl braucht ein neues Passwort, das alte ist vergessen.",
                // accounts in capitals
                "Please unlock HGRUENER, it was tried too often.",
                "I got a new phone and the authenticator is empty. Please clear the old one from HGRUENER.",
                "I mistyped the new password twice when I changed it. Please give a new one for HGRUENER in Q7.",
                "My VPN certificate has expired. Please renew it for HGRUENER.",
                "My password is forgotten. Please give HGRUENER a new initial password.",
                "Ich habe mein Passwort vergessen, bitte zurücksetzen für HGRUENER.",
                "Konto gesperrt nach zu vielen Versuchen, bitte HGRUENER entsperren.",
                "Passwort von HGRUENER ist abgelaufen, bitte zurücksetzen.",
                "HGRUENER is locked again, please unlock.",
                "HGRUENER ist gesperrt, bitte freischalten.",
                "J'ai oublié mon mot de passe. Merci d'en donner un nouveau pour HGRUENER.",
                "He olvidado mi contraseña. Una nueva para HGRUENER, por favor.",
                "I forgot my password. Please reset HGRUENER7.",
            })
    void shouldNotTakeTheWriterWhereItIsWantedForAnother(String body) {
        Diagnosis diagnosis = diagnosis(body);

        assertThat(diagnosis.automatable()).isFalse();
        assertThat(diagnosis.target()).isNotEqualTo(Diagnosis.SENDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My password has expired, please give me a new one for Monday.",
                "I forgot my password, please reset it for tomorrow's shift.",
                "PLEASE RESET MY PASSWORD, I FORGOT IT.",
                "I forgot my password, please reset it ASAP.",
                "My password has expired, please reset it before my train to Braga at noon.",
                "My account is locked after too many attempts, please unlock it for me.",
                "Ich habe mein Passwort vergessen, bitte ein neues für mich.",
            })
    void shouldTakeTheWriterWhereNobodyIsNamedForWhomItIs(String body) {
        assertThatItRunsForTheWriter(diagnosis(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Nothing says that it is the writer's.
                "Account locked after five tries, it's about Lukas Brandl. Please unlock.",
                "Account locked again, the one of Niamh Doherty this time. Please unlock.",
                "Password forgotten. Person: Zofia Brandl. Please reset it.",
                "Hier Frau Brandl, die gesperrt ist. Bitte entsperren.",
                "Request of Mara Stone: password expired, please reset it.",
                "VPN certificate ran out today, Niamh (bids team). Please renew.",
                "VPN certificate expired yesterday, owner: Dagmar Frost. Please renew it.",
                "I share an office with Niamh Doherty. The account is locked, please unlock.",
                "Passwort vergessen, Kollegin Brandl. Bitte zurücksetzen.",
                "Betrifft Kaiser, Vertrieb: Passwort abgelaufen, bitte zurücksetzen.",
                "Konto gesperrt, betroffen ist Jonas Wiesner. Bitte entsperren.",
                "Niamh aus dem Einkauf ist gesperrt, bitte entsperren.",
                "Das VPN-Zertifikat ist abgelaufen (Jonas aus der Logistik), bitte erneuern.",
                "Compte verrouillé après trop d'essais, il s'agit d'Élodie Perrin. Merci de le débloquer.",
                "Mot de passe oublié, collègue Perrin. Merci de le réinitialiser.",
                "Certificat VPN expiré côté Perrin, merci de le renouveler.",
                "La contraseña ha caducado para Rocío, por favor restablecerla.",
                "Cuenta bloqueada tras varios intentos, es de Rocío Vidal. Desbloqueadla por favor.",
                "Certificado VPN caducado. Afectada: Rocío Vidal. Renovadlo por favor.",
                // in small letters
                "lukas b. is locked, please unlock the account",
                "locked out: niamh doherty, too many attempts, please unlock",
                "tadeusz bielak has a new phone, authenticator empty, please reset the MFA",
                // mailboxes by what they are for
                "The info inbox is full, please raise the quota.",
                "complaints inbox is full, please raise the quota",
                "Das Einkaufspostfach ist voll, bitte vergrößern.",
                "Postfach Personal ist voll, bitte vergrößern.",
                "La boîte contact est pleine, merci d'augmenter le quota.",
                "El buzón compras está lleno, ampliad la cuota por favor.",
                // in the words of who introduces himself, or beside who agrees
                "Hier ist Frau Brandl gesperrt, bitte entsperren.",
                "Ici Élodie Perrin est bloquée, merci de débloquer le compte.",
                "My manager Lukas Brandl: password forgotten, please reset it.",
                "Account locked, it's about Lukas Brandl. Approved by Ben Okafor. Please unlock.",
                "Best Lukas Brandl is unlocked before ten, the account is locked.",
                "Passwort vergessen, Jonas aus der Logistik. Bitte zurücksetzen.",
            })
    void shouldNotTakeTheWriterWhereSomebodyElseIsNamedAndNothingIsSaidToBeHis(String body) {
        Diagnosis diagnosis = diagnosis(body);

        assertThat(diagnosis.automatable()).isFalse();
        assertThat(diagnosis.target()).isNotEqualTo(Diagnosis.SENDER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t.schulz@acme.example | Account locked after five tries, it's me again, Thomas. Please unlock it.
            t.schulz@acme.example | Hi, password forgotten, please reset. Regards Thomas
            desk3@acme.example    | This is Anna Keller. I forgot my password, please reset it.
            desk3@acme.example    | Password forgotten, please reset it.//Thomas Berg/Sales, Harbour Street
            desk3@acme.example    | Passwort vergessen, bitte zurücksetzen. Huber, Einkauf
            desk3@acme.example    | Passwort vergessen, bitte zurücksetzen. Viele Grüße, Petra
            desk3@acme.example    | Konto gesperrt, bitte entsperren. LG Petra
            desk3@acme.example    | Mot de passe oublié, merci de le réinitialiser. Cordialement, Pétra
            desk3@acme.example    | Contraseña caducada, restablecedla por favor. Saludos, Petra
            t.schulz@acme.example | Password forgotten after the Easter break, please reset it.
            t.schulz@acme.example | Es geht um mein Passwort, ich habe es vergessen. Bitte zurücksetzen.
            t.schulz@acme.example | Mein VPN-Zertifikat ist abgelaufen, Herr Kaiser kennt das schon. Bitte erneuern.
            t.schulz@acme.example | The mailbox is full again, please raise the quota.
            t.schulz@acme.example | Outlook mailbox is full, please raise the quota.
            t.schulz@acme.example | Das Postfach ist voll, bitte vergrößern.
            t.schulz@acme.example | La boîte de réception est pleine, merci d'augmenter le quota.
            t.schulz@acme.example | El buzón de correo está lleno, ampliad la cuota por favor.
            t.schulz@acme.example | The mailbox limit is full, please raise it.
            t.schulz@acme.example | La boîte personnelle est pleine, merci d'augmenter le quota.
            t.schulz@acme.example | Das Firmenpostfach ist voll, bitte vergrößern.
            t.schulz@acme.example | Mein Outlook-Postfach ist voll, bitte vergrößern.
            """)
    void shouldTakeTheWriterWhereOnlyHeIsNamed(String sender, String body) {
        assertThatItRunsForTheWriter(diagnosis(body, sender));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // signatures and introductions in running text
                "Konto gesperrt, bitte entsperren. Mit freundlichen Grüßen Petra Huber",
                "Konto gesperrt, bitte entsperren. MfG P. Huber",
                "Konto gesperrt, bitte entsperren. Freundliche Grüsse, Petra Huber, Leiterin Einkauf",
                "Compte bloqué, merci de le débloquer. Bien cordialement, Petra Huber, service achats",
                "Hallo, hier Petra Huber aus der Dispo. Konto gesperrt, bitte entsperren.",
                "Hi, Petra from dispatch here, account locked, please unlock it.",
                // who agrees, knows, or is told
                "Password expired, please reset. My manager Ben Okafor approves.",
                "Account locked. Approved by Ben Okafor. Please unlock.",
                "Account locked. Manager: Ben Okafor. Please unlock.",
                "Account locked after three tries. Please unlock it. cc Ben Okafor",
                "Password forgotten, please reset. Ben Okafor knows about it.",
                "Passwort vergessen, bitte zurücksetzen. Mein Chef Herr Kaiser weiß Bescheid.",
                "Bonjour, mot de passe oublié, merci de le réinitialiser. Mme Perrin m'a dit de vous écrire.",
                // what has a capital and is nobody
                "Konto gesperrt nach zu vielen Versuchen, bitte entsperren.",
                "Konto gesperrt, Kunde steht am Tresen, bitte entsperren.",
                "Passwort abgelaufen, Bildschirm zeigt nur Fehlermeldung. Bitte zurücksetzen.",
                "New Samsung phone, authenticator empty, please reset MFA.",
                "Handy gewechselt (Fairphone), Authenticator leer, bitte MFA zurücksetzen.",
                "VPN certificate expired, Cisco AnyConnect refuses it. Please renew it.",
                "Account locked after the Ramadan break, please unlock it.",
                "Compte bloqué depuis Toulouse, merci de débloquer.",
            })
    void shouldTakeTheWriterWhereOthersOnlySignAgreeOrAreNobody(String body) {
        Diagnosis diagnosis = diagnosis(body, "desk3@acme.example");

        assertThat(diagnosis.target()).isEqualTo(Diagnosis.SENDER);
        assertThat(diagnosis.automatable()).isTrue();
    }

    @Test
    void shouldSayWhoIsSpokenOf() {
        assertThat(diagnosis("Herr Yildiz hat sein Passwort vergessen, bitte zurücksetzen.")
                        .reasons())
                .anyMatch(reason -> reason.startsWith("target: the message does not say whose account it is")
                        && reason.contains("Herr Yildiz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My account is locked, please unlock it.//Kind regards/Thomas Schulz",
                "Hi team,//I forgot my password, please reset it.//Thanks/Thomas Schulz",
                "Dear Ms Carter,/I have forgotten my password. Could you reset it?/Thomas Schulz",
                "Hello Ingrid,/my account is locked after too many attempts. Please unlock it.",
                "Guten Tag Herr Yildiz,/ich habe mein Passwort vergessen, bitte zurücksetzen./T. Schulz",
                "Ich habe mein Passwort vergessen. Bitte zurücksetzen. Thomas Schulz",
                "Bonjour Madame Petit,/j'ai oublié mon mot de passe, merci de le réinitialiser./Thomas Schulz",
                "Hola Rocío,/he olvidado mi contraseña, ¿podéis restablecerla?/Tomás Schulz",
                "This is Thomas Schulz from Accounting. My account is locked, please unlock.",
                "I'm Thomas from Sales, forgot my password over the holidays, please reset.",
                "My password expired while I was in Berlin. Mr Weber from your team said to write here. Please reset it.",
                "My VPN certificate has expired, please renew it. Working from Hamburg.",
                "My mailbox is full, I cannot send to Mr Lang anymore. Please raise my quota.",
                "I forgot my password, my wife says I always do. Please reset it.",
                "windows password forgotten, please reset",
                "My boss is away and I have forgotten my password, please reset it.",
                "Windows is locked and I forgot my password, please reset it.",
                "My manager told me to write here. I forgot my password, please reset it.",
                "Hoy no puedo entrar, he olvidado mi contraseña, por favor restablecerla.",
                "Jetzt ist mein Konto gesperrt, bitte entsperren.",
                "Désormais est bloqué mon compte, merci de le débloquer.",
                "Laptop is locked after too many attempts, please unlock my account.",
                "Today is the first day back and I forgot my password, please reset it.",
                "I forgot my password, my son typed it too often. Please reset it.",
            })
    void shouldTakeTheWriterWhereOthersAreOnlyGreetedOrMentioned(String body) {
        assertThatItRunsForTheWriter(diagnosis(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The new nurse can log in but I cannot. My account is locked, please unlock it.",
                "Somit ist mein Konto gesperrt, bitte entsperren.",
            })
    void shouldNotTakeForAnotherWhoHasNoTrouble(String body) {
        assertThat(diagnosis(body).target()).isEqualTo(Diagnosis.SENDER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            z.brandl@acme.example  | Please unlock Zofia Brandl, that's me, too many attempts.
            brandlz@acme.example   | The account of Zofia Brandl is locked, please unlock it.
            desk4@acme.example     | The account of Zofia Brandl is locked, please unlock it.//Kind regards/Zofia Brandl
            """)
    void shouldKnowTheWritersOwnName(String sender, String body) {
        assertThat(diagnosis(body, sender).target()).isEqualTo(Diagnosis.SENDER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            schulz@acme.example     | My account is locked, please unlock it.//Thanks, schulz
            schulz@acme.example     | My account is locked, please unlock it.//Thanks,/schulz 15
            anna.koller@acme.example | Hello,/I forgot my password, please reset it./Thanks, koller 4711
            """)
    void shouldNotBeShakenByASignatureInSmallLetters(String sender, String body) {
        assertThatItRunsForTheWriter(diagnosis(body, sender));
    }
}
