package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a message says of one runbook: that its remedy is refused, that something else is the matter, or that what is a
/// caution elsewhere is its very reason.
class RunbookBoundsTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    private static Diagnosis diagnosis(String body) {
        return ENRICHMENT
                .understand(new Text("", body, Channel.EMAIL, null, "t.schulz@acme.example"))
                .diagnosis();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My mailbox is full. Do not raise the quota, just switch on the archive for me.",
                "Mailbox full again. I don't want more space, I want to know which folder eats it.",
                "Mein Postfach ist voll. Ich brauche nicht mehr Speicher, bitte schaltet das Archiv ein.",
                "Ma boîte aux lettres est pleine. Pas besoin d'augmenter le quota, activez plutôt l'archivage.",
                "Mi buzón está lleno. No hace falta ampliar la cuota, solo activen el archivo.",
                "The VPN certificate of jkeller has expired. No need to renew it, he is changing departments on Friday.",
                "Das VPN-Zertifikat von jkeller ist abgelaufen. Es muss nicht erneuert werden, sie bekommt ein neues"
                        + " Notebook.",
                "Le certificat VPN de jkeller a expiré. Inutile de le renouveler, il part vendredi.",
                "El certificado VPN de jkeller ha caducado. No es necesario renovarlo, se va el viernes.",
                "Account kmeier is locked. Keep it locked please, somebody is trying passwords.",
                "Konto kmeier ist gesperrt. Bitte gesperrt lassen, ich bin bis Montag weg.",
                "La cuenta kmeier está bloqueada. Déjenla bloqueada hasta que vuelva.",
                "The queue of PRN-12 hangs. Restarting doesn't help, we did that three times. Replace the thing.",
                "Die Warteschlange von PRN-12 hängt. Ein Neustart hilft nicht, das hatten wir gestern schon.",
                "The password of jkeller has expired. Please do not reset it, she leaves today.",
                "The phishing mail \"Your invoice 5521 is overdue\" is in my inbox. No need to remove it, I just want to"
                        + " report it.",
                "I have lost the phone with the authenticator. I would like a hardware token in place of the app, user"
                        + " jkeller.",
            })
    void shouldNotRunWhatIsRefused(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My account jdoe77 is locked. Please don't let anybody unlock it until I am back.",
                "My account jdoe77 is locked. Please unlock it, just not until I am back on Monday.",
                "Mi cuenta jdoe77 está bloqueada. Desbloquéenla, no antes de que vuelva el lunes.",
                "My account jdoe77 is locked. Please unlock it, but please don't do it before noon.",
                "Please unlock jdoe77, it's locked. Don't do it without calling me.",
                "Jobs are stuck in the queue PRT-2F-07, please restart it, but please don't do that before noon.",
                "Mein Konto jdoe77 ist gesperrt, bitte nicht vor Freitag entsperren.",
                "Mein Konto jdoe77 ist gesperrt, bitte entsperren. Bitte nicht ohne Rückruf machen.",
                "Mon compte jdoe77 est bloqué, merci de ne pas le débloquer avant vendredi.",
                "Mon compte jdoe77 est verrouillé, merci de le débloquer, mais s'il vous plaît pas sans me rappeler.",
                "Mi cuenta jdoe77 está bloqueada, por favor no la desbloqueen antes del viernes.",
                "Mi cuenta jdoe77 está bloqueada, desbloquéenla, pero por favor no lo hagan sin llamarme antes.",
            })
    void shouldNotRunWhatIsHeldBack(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @Test
    void shouldRunWhereSomethingElseIsNotToBeDone() {
        assertThat(diagnosis("My account jdoe77 is locked, please don't call me, just unlock it.")
                        .automatable())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please install Visio 2021 on my private laptop.",
                "Bitte Visio 2021 auf meinem Privatrechner installieren.",
                "Merci d'installer Visio 2021 sur mon ordinateur personnel.",
                "Please install Visio 2021, I have a keygen for it.",
            })
    void shouldNotInstallOnWhatIsNotOurs(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please add me to the group FIN-Close. Don't trouble her with an approval, she is busy.",
                "Please add me to FIN-Close. My manager said no, but he will change his mind.",
                "Please add me to FIN-Close, my manager has not agreed yet.",
                "Account jkeller locked. HR asked us to lock it, I just want to confirm it is done.",
                "File S:\\plans\\a.docx is gone, but I may look for it myself first.",
                "I got a code that I did not ask for. Reset my MFA?",
                "New phone, please move my MFA to my wife's phone.",
                "NB-2210 says not compliant, but it was stolen last week.",
                "NB-2210 is not compliant, please exempt it from the policy.",
                "NB-2210 misses two updates, but it is to be scrapped in June, so leave it be.",
                "NB-2210 meldet fehlende Updates. Es wird nächste Woche verschrottet.",
                "PRN-12 queue stuck with my salary letter, please delete that job before anyone sees it.",
                "Printer PRN-12 prints jobs twice from the queue.",
                "Mailbox of my predecessor jkeller@acme.example is full, can it be deleted?",
                "My mailbox is full, please empty it, I need nothing in it.",
                "My VPN profile works fine, but can I have a second one on my private tablet?",
            })
    void shouldNotRunWhatAnotherSentenceSpeaksAgainst(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password of the encrypted zip file forgotten, please reset.",
                "PIN of my company phone is locked, please unlock.",
                "My SIM is locked after three wrong PINs, please unlock.",
                "Mon compte bancaire est bloqué.",
                "Tablet locked with activation lock, please unlock.",
                "BitLocker locked my drive, please unlock it.",
            })
    void shouldNotTakeWhatElseIsLockedForAnAccount(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Five of us are locked out since nine, nobody mistyped anything.",
                "All of us in accounting are locked out, please unlock us.",
                "Everybody on ward 4 is told that the password is wrong and is asked for a new one.",
                "Wir sind alle gesperrt, zu dritt im Büro, keiner hat sich vertippt.",
                "Nous sommes quatre à être bloqués depuis ce matin, compte verrouillé.",
                "Somos cuatro y todas las cuentas están bloqueadas desde las nueve.",
            })
    void shouldNotTakeSeveralPeopleForTheSender(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The network drive T: is gone from my PC. When I type \\\\srv2\\research by hand it asks for a password.",
                "Laufwerk T: ist weg, und \\\\srv2\\forschung fragt nach einem Passwort.",
                "File S:\\Team\\plan.xlsx was deleted, and that's fine. I only want to know who deleted it.",
                "Printer PRN-12 streaks, every page has a black line.",
                "Drucker PRN-12 druckt blass, der Toner ist neu.",
                "L'imprimante PRN-12 fait des rayures sur chaque page.",
                "La impresora PRN-12 atasca el papel en la bandeja 2.",
                "The antivirus on NB-2210 deletes our own program every time we start it.",
                "NB-2210 asks for the BitLocker recovery key when it starts.",
                "NB-2210 fragt beim Start nach dem BitLocker-Wiederherstellungsschlüssel.",
                "My user is shut, five times wrong. The password I know.",
                "Mein Konto ist zu, fünfmal falsch getippt, das Passwort kenne ich. Benutzer jkeller.",
            })
    void shouldNotRunForAnotherSymptomOfTheSameThing(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Account jdoe77 is locked, my keyboard is dead, and the desk lamp flickers.",
                "Account jdoe77 is locked. The left monitor flickers as well.",
                "Please unlock jdoe77. The headset is broken, too.",
                "Konto jdoe77 ist gesperrt, und die Maus ist kaputt.",
                "Le compte jdoe77 est verrouillé, l'écran clignote et la souris est morte.",
                "La cuenta jdoe77 está bloqueada y la pantalla parpadea.",
            })
    void shouldNotRunForOneOfSeveralMattersInOneSentence(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Account jdoe77 is locked again every morning, please unlock it.",
                "Something suspicious: my account jdoe77 was locked at night by somebody from abroad. Please unlock.",
            })
    void shouldStillStopWhereTheCautionSpeaksAgainstTheRunbook(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Cautions elsewhere, reasons here.
                "quarantine-message|Your invoice 5521 is overdue|Phishing mail \"Your invoice 5521 is overdue\" in my"
                        + " inbox, not clicked, please remove it.",
                "quarantine-message|pay@acme-hr.example|Suspicious e-mail from pay@acme-hr.example, I have not opened"
                        + " anything. Please take it out of all mailboxes.",
                "raise-mailbox-quota|orders@acme.example|The mailbox orders@acme.example is full, it gets two hundred"
                        + " scans every day. Please raise its quota.",
                "renew-vpn-certificate|jkeller|Every morning the VPN tells me that my certificate expires in three days."
                        + " Please renew it, user jkeller.",
                "remediate-device|NB-2210|The virus protection on NB-2210 is out of date and Windows reports it as not"
                        + " compliant, please update it.",
                // Something else is refused.
                "unlock-account|jdoe77|Account jdoe77 is locked after too many attempts. Please don't call me, I am in a"
                        + " meeting, just unlock it.",
                "install-software|Notepad++|May I have Notepad++ on my laptop? Please install Notepad++.",
                // What could not be done, or did not help, is not refused.
                "renew-vpn-certificate|jkeller|The VPN certificate of jkeller has expired and I cannot renew it myself."
                        + " Please renew it.",
                "raise-mailbox-quota|sender|My mailbox is full and there is no more space. Please raise my quota.",
                "unlock-account|jdoe77|Account jdoe77 is locked, and nobody has unlocked it yet. Please unlock it.",
                "restart-print-queue|PRN-12|The queue of PRN-12 hangs. I restarted my laptop and that didn't help."
                        + " Please restart the queue.",
                // Several people wait, one is locked out.
                "unlock-account|jdoe77|jdoe77 is locked, I mistyped it. All of us are waiting for my figures, please"
                        + " unlock.",
                // One matter, told with its cause.
                "unlock-account|jdoe77|Account jdoe77 is locked because my keyboard is broken and types every letter"
                        + " twice. New keyboard is here. Please unlock.",
                "restart-print-queue|PRN-12|Print jobs for PRN-12 are stuck in the queue, please restart it.",
                "restore-file|S:\\Team\\plan.xlsx|I overwrote S:\\Team\\plan.xlsx by mistake, please restore yesterday's"
                        + " version.",
                "unlock-account|jkeller|Account jkeller is locked after five wrong tries. The password is right, please"
                        + " unlock.",
                "reset-password|jkeller|Mein Passwort weiß ich nicht mehr, bitte zurücksetzen. Benutzer jkeller.",
                // Nearly full is full enough.
                "raise-mailbox-quota|sender|My mailbox is almost full, 48.9 of 50 GB. Please increase it a bit.",
                "raise-mailbox-quota|sender|My mailbox is at 96 percent, please enlarge it.",
                "raise-mailbox-quota|sender|Mein Postfach ist fast voll, 97 %, bitte vergrößern.",
                "raise-mailbox-quota|sender|Ma boîte aux lettres est presque pleine, à 95 %, merci de l'agrandir.",
                "raise-mailbox-quota|sender|Mi buzón está casi lleno, al 96 %, ¿pueden ampliarlo?",
                "raise-mailbox-quota|sender|La mia casella di posta è quasi piena, 97 %, potete aumentare lo spazio?",
            })
    void shouldRunWhereOnlySomethingElseIsSaid(String runbook, String target, String body) {
        Diagnosis diagnosis = diagnosis(body);
        assertThat(diagnosis.automatable()).as("%s", diagnosis.reasons()).isTrue();
        assertThat(diagnosis.runbook()).isEqualTo(runbook);
        assertThat(diagnosis.target()).isEqualTo(target);
    }

    @Test
    void shouldSayWhatIsRefused() {
        assertThat(diagnosis("Account kmeier is locked after too many attempts, no need to unlock it.")
                        .reasons())
                .contains("caution: no unlock, \"no need to unlock\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please install TeamViewer for my mother, she needs help with her computer.",
                "Bitte AnyDesk für meine Schwester installieren, ich helfe ihr am Wochenende.",
                "Merci d'installer TeamViewer pour mon père.",
                "Instalen AnyDesk para mi madre, por favor.",
                "Please install Visio 2021 on my home laptop.",
                "Bitte Visio 2021 auf meinem Laptop zu Hause installieren.",
                "Merci d'installer Visio 2021 sur mon portable à la maison.",
                "Instalen Visio 2021 en mi portátil de casa, por favor.",
            })
    void shouldNotInstallForRelativesOrOnPrivateMachines(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The certificate of our supplier has expired, their VPN no longer lets me in. Please"
                        + " renew the certificate.",
                "The customer's VPN certificate has expired. Please renew it.",
                "Das VPN-Zertifikat unseres Lieferanten ist abgelaufen, bitte erneuern.",
                "Le certificat VPN du fournisseur a expiré, merci de le renouveler.",
                "El certificado VPN del cliente ha caducado, renuévenlo por favor.",
            })
    void shouldNotRenewCertificatesOfOthers(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please reset the password of jkeller every Monday.",
                "Account jdoe77 is locked, please unlock it every Friday evening.",
                "Bitte das Passwort von jkeller jeden Montag zurücksetzen.",
                "Merci de réinitialiser le mot de passe de jkeller chaque semaine.",
                "Restablezcan la contraseña de jkeller todos los lunes.",
            })
    void shouldNotDoOnceWhatIsWantedTimeAndAgain(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please reset the password of jkeller and set it to Summer2026.",
                "Password of jkeller forgotten, please reset it, she would like it to be Sunflower9.",
                "Bitte das Passwort von jkeller zurücksetzen, es soll Sonne2026 lauten.",
                "Merci de réinitialiser le mot de passe de jkeller, le nouveau doit être Soleil2026.",
                "Restablezcan la contraseña de jkeller, que sea Verano2026.",
                "Please reset the password of jkeller, she is on holiday and I have to get at her mails.",
            })
    void shouldNotResetAPasswordThatSomebodyElseChoosesOrUses(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please add me to the group FIN-Close. My manager disagrees, but I need it.",
                "Please add me to the group FIN-Close. I will ask my manager next week.",
                "Bitte nehmt mich in die Gruppe FIN-Close auf. Mein Chef ist dagegen, aber ich brauche es.",
                "Bitte nehmt mich in die Gruppe FIN-Close auf. Meine Chefin frage ich nächste Woche.",
                "Merci de m'ajouter au groupe FIN-Close. Mon responsable n'est pas d'accord.",
                "Añádanme al grupo FIN-Close, por favor. Mi jefa no está de acuerdo.",
            })
    void shouldNotGrantWhatIsNotAgreed(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My PayPal account is locked, please unlock it.",
                "Mein Instagram-Konto ist gesperrt, bitte entsperren.",
                "Mon compte Facebook est bloqué, merci de le débloquer.",
                "Mi cuenta de Netflix está bloqueada, desbloquéenla por favor.",
                "I forgot the password of my private Gmail account, please reset it.",
            })
    void shouldNotOpenPrivateAccounts(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I got a code on my phone that nobody asked for. Please reset my MFA.",
                "Ich habe einen Code bekommen, den niemand angefordert hat. Bitte MFA zurücksetzen.",
                "J'ai reçu un code que personne n'a demandé, merci de réinitialiser ma MFA.",
                "Me llegó un código que nadie pidió, restablezcan mi MFA por favor.",
            })
    void shouldNotResetTheFactorThatAnAttackerTries(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Our mailbox is full, please give it more space.",
                "The mailbox of the planning team is full, please raise the quota.",
                "The shared inbox for claims is full, please raise the quota.",
                "Unser Sammelpostfach ist voll, bitte das Kontingent erhöhen.",
                "Notre boîte partagée est pleine, merci d'augmenter le quota.",
                "Nuestro buzón está lleno, amplíen la cuota por favor.",
            })
    void shouldNotTakeTheMailboxOfManyForTheSenders(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My mailbox is full, delete everything please.",
                "Mein Postfach ist voll, bitte alles löschen.",
                "Ma boîte aux lettres est pleine, supprimez tout.",
                "Mi buzón está lleno, borren todo por favor.",
            })
    void shouldNotGrowAMailboxThatIsToBeEmptied(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My account jdoe77 is locked, please unlock it. I have a call with a customer on Monday.",
                "My VPN certificate has expired, please renew it. A customer is waiting for my report.",
                "Please add me to the group FIN-Close, my manager agrees.",
                "Please install Visio 2021 on my laptop, I draw plans for our customers every week.",
                "My mailbox is full, please raise the quota. I cannot delete anything, I need it all.",
                "My account jdoe77 is locked even though the password is right, please unlock it.",
                "Mi cuenta jdoe77 está bloqueada, aunque la contraseña es correcta. Por favor, desbloquéenla.",
            })
    void shouldRunWhereSuchWordsTellOfSomethingElse(String body) {
        assertThat(diagnosis(body).automatable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ajoutez-moi au groupe FIN-Close, mon responsable n'a pas encore répondu.",
                "Ajoutez-moi au groupe FIN-Close, mon chef s'oppose à cela.",
                "La file de l'imprimante PRN-12 est bloquée. Un redémarrage n'aide pas, remplacez-la.",
                "Mon certificat VPN a expiré, merci de le renouveler. Le renouveler n'est pas nécessaire"
                        + " avant juin.",
                "Le compte jdoe77 est bloqué, merci de le débloquer, mais j'essaie d'abord moi-même.",
                "Mon compte jdoe77 est bloqué. Merci de le débloquer sans m'appeler avant midi, je suis"
                        + " en réunion.",
            })
    void shouldHoldWhereAnApostropheStandsInTheWords(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mein VPN-Zertifikat ist abgelaufen. Bitte erneuern.",
                "Mein Benutzerzertifikat für das VPN ist abgelaufen. Bitte erneuern.",
            })
    void shouldKnowACertificateByACompound(String body) {
        assertThat(diagnosis(body).runbook()).isEqualTo("renew-vpn-certificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My account jdoe77 is locked. Please unlock it, or should I really leave it alone? What do you think?",
                "Please install Visio 2021, even though the head of purchasing is against it.",
                "Please add me to the group FIN-Close, I would like to see how much the others get.",
                "Bitte Inkscape auf meinem Rechner installieren, das ist für unseren Sportverein.",
                "Please reset the password of jkeller, he asked me via WhatsApp.",
                "Merci d'ajouter mlemaire au groupe FIN-Close, c'est mon dernier jour.",
                "Account jkeller is locked, he is under investigation. Please unlock it.",
                "Please reset my password without telling anybody.",
                "I gave my phone my son. New phone here, please reset the authenticator.",
            })
    void shouldNotRunWhatIsNoPlainOrder(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My account with my health insurance is locked, please unlock it.",
                "The certificate of our web server has expired, please renew it.",
                "My VPN certificate expires in three months, please renew it.",
                "Please add me to the group FIN-Close for two weeks.",
                "My mailbox is full of spam, please raise the quota.",
                "The queue of PRN-12 hangs and the printer smells of smoke, please restart the queue.",
                "My phone shows a sign-in from Peru, please reset my MFA.",
            })
    void shouldNotRunForAnotherSystemOrAnotherCause(String body) {
        assertThat(diagnosis(body).automatable()).isFalse();
    }
}
