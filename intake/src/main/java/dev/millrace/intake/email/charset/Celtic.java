package dev.millrace.intake.email.charset;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// The charset ISO-8859-14, which Java lacks: Welsh and Irish. It is ISO-8859-1 but for 31 letters.
final class Celtic {
    private static final Set<String> NAMES = Set.of(
            "iso-8859-14", "iso8859-14", "iso_8859-14", "iso_8859-14:1998", "iso-ir-199", "iso-celtic", "latin8", "l8");
    private static final String PLACES = "¡¢¤¥¦¨ª«¬¯°±²³´µ·¸¹º»¼½¾¿Ð×Þð÷þ";
    private static final String LETTERS = "ḂḃĊċḊẀẂḋỲŸḞḟĠġṀṁṖẁṗẃṠỳẄẅṡŴṪŶŵṫŷ";

    private Celtic() {}

    static boolean isMeantBy(String declared) {
        return NAMES.contains(CharsetName.bare(declared).toLowerCase(Locale.ROOT));
    }

    static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        for (int i = 0; i < text.length(); i++) {
            int place = text.charAt(i) < '¡' ? -1 : PLACES.indexOf(text.charAt(i));
            if (place >= 0) {
                text.setCharAt(i, LETTERS.charAt(place));
            }
        }
        return text.toString();
    }
}
