package dev.millrace.intake.email.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Subjects and names of files that declare no charset.
class LikelyLettersTest {
    @ParameterizedTest
    @CsvSource({
        "ISO-8859-7, Πρόβλημα",
        "ISO-8859-7, Εκτυπωτής",
        "ISO-8859-7, Δεν λειτουργεί",
        "ISO-8859-7, Καλημέρα σας",
        "ISO-8859-7, ΤΙΜΟΛΟΓΙΟ",
        "ISO-8859-7, Κωδικός πρόσβασης",
        "ISO-8859-7, Βοήθεια",
        "windows-1253, Άδεια χρήσης",
        "ISO-8859-8, שלום",
        "ISO-8859-8, בעיה במדפסת",
        "ISO-8859-8, שכחתי את הסיסמה",
        "ISO-8859-8, חשבונית",
        "windows-1255, המחשב שלי לא עובד",
        "windows-1256, مرحبا",
        "windows-1256, كلمة المرور",
        "x-windows-874, เครื่องพิมพ์เสีย",
        "x-windows-874, สวัสดีครับ",
        "x-windows-874, รายงาน",
        "x-windows-874, ไม่สามารถเข้าสู่ระบบได้",
        "windows-1251, СРОЧНО",
        "windows-1251, НЕ РАБОТАЕТ ПРИНТЕР",
        "windows-1251, ЗАБЫЛ ПАРОЛЬ",
        "windows-1251, Привет",
        "windows-1251, отчет",
        "windows-1251, Фото",
        "KOI8-R, ПРОБЛЕМА",
        "KOI8-R, Не могу войти",
        "KOI8-R, отчет",
        "IBM866, Проблема с принтером",
        "ISO-8859-5, Проблема с принтером",
    })
    void shouldFindTheCharsetThatMakesWords(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));

        assertThat(new String(bytes, CharsetGuess.detected(bytes))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "GB18030, 您好，我的电脑坏了",
        "GB18030, 会议记录",
        "Big5-HKSCS, 無法登入",
        "windows-31j, プリンター",
        "EUC-JP, お願いします",
        "x-windows-949, 비밀번호",
        "x-windows-949, 프린터가 안됩니다",
        "windows-1252, ÄÖÜ gehen nicht",
        "windows-1252, éèàù ne marchent pas",
        "windows-1252, Größenänderung",
        "windows-1252, €€€€ fehlt",
        "windows-1252, ÉÉÉÉ",
    })
    void shouldTakeNothingElseForLettersOfAnotherScript(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));

        assertThat(new String(bytes, CharsetGuess.detected(bytes))).isEqualTo(text);
    }

    /// Longer texts have more to go by.
    @ParameterizedTest
    @CsvSource({
        "x-windows-874, คอมพิวเตอร์ของฉันเปิดไม่ติดตั้งแต่เช้านี้ กรุณาช่วยตรวจสอบด้วยครับ ขอบคุณมาก",
        "ISO-8859-7, Ο εκτυπωτής στον δεύτερο όροφο δεν τυπώνει από το πρωί. Μπορείτε να τον δείτε;",
    })
    void shouldFindTheCharsetOfALongText(String charset, String text) {
        String whole = (text + "\n").repeat(40);
        byte[] bytes = whole.getBytes(Charset.forName(charset));

        assertThat(Charsets.decode(bytes, null).text()).isEqualTo(whole);
    }
}
