package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;

/// Large mails that somebody might send to take all memory there is.
enum Hostile {
    ONE_UUENCODED_FILE("\"name\":\"a.bin\""),
    MANY_UUENCODED_FILES("too-many-files"),
    A_PART_THAT_IS_UUENCODED("\"name\":\"a.bin\""),
    A_FILE_OF_OUTLOOK("\"name\":\"plans.zip\""),
    A_MAIL_OF_OUTLOOK_WITHIN_OTHERS("\"name\":\"mail.tnef\""),
    RICH_TEXT_THAT_IS_COMPRESSED("\"name\":\"winmail.dat\""),
    PROPERTIES_OF_NOTHING("\"tnef\""),
    ONE_SEAL("text-cut"),
    ONE_SEAL_WITH_ITS_SIGNATURE("signature-intact"),
    A_SEAL_OF_NOTHING_BUT_CERTIFICATES("signature-unchecked"),
    A_SEAL_THAT_LIES_ABOUT_ITS_LENGTH("signature-unchecked"),
    A_MAIL_PASSED_ON_THAT_IS_ENCODED("forwarded"),
    SEALS_WITHIN_SEALS("too-large-to-open"),
    MULTIPARTS_THAT_ARE_ENCODED_WITHIN_EACH_OTHER("broken-structure");

    /// What the desk tells of it.
    final String told;

    Hostile(String told) {
        this.told = told;
    }

    /// @param share one of how many of what is largest
    byte[] bytes(int share) {
        return switch (this) {
            case ONE_UUENCODED_FILE ->
                plain("Hello\r\nbegin 644 a.bin\r\n" + line().repeat(750_000 / share) + "`\r\nend\r\n");
            case MANY_UUENCODED_FILES ->
                plain("Hello\r\n" + ("begin 644 a.bin\r\n" + line() + "`\r\nend\r\n").repeat(400_000 / share));
            case A_PART_THAT_IS_UUENCODED ->
                of(
                        "Content-Type: text/x-log; name=a.bin\r\nContent-Transfer-Encoding: x-uuencode\r\n",
                        ("begin 644 a.bin\r\n" + line().repeat(750_000 / share) + "`\r\nend\r\n").getBytes(ISO_8859_1));
            case A_FILE_OF_OUTLOOK -> outlook(TnefPacket.withFile("plans.zip", new byte[35_000_000 / share]));
            case A_MAIL_OF_OUTLOOK_WITHIN_OTHERS -> outlook(nestedPackets(share));
            case RICH_TEXT_THAT_IS_COMPRESSED -> outlook(TnefPacket.withBomb(25_000_000 / share));
            case PROPERTIES_OF_NOTHING -> outlook(TnefPacket.withProperties(4_000_000 / share));
            case ONE_SEAL -> sealed(5_000_000 / share, 1);
            case ONE_SEAL_WITH_ITS_SIGNATURE ->
                SealedMails.opaque("Content-Type: text/plain\r\n\r\n" + "hello\r\n".repeat(4_300_000 / share))
                        .getBytes(ISO_8859_1);
            case A_SEAL_OF_NOTHING_BUT_CERTIFICATES ->
                SealedMails.started(
                        HexFormat.of()
                                .parseHex("a080308002010131003080" + "06092a864886f70d010701a0800403616263000000"
                                        + "00a084" + "02000005" + "0484" + "01ffffff"),
                        35_000_000 / share);
            case A_SEAL_THAT_LIES_ABOUT_ITS_LENGTH ->
                SealedMails.started(HexFormat.of().parseHex("a0803080020101318004840600000000"), 15_000_000 / share);
            case A_MAIL_PASSED_ON_THAT_IS_ENCODED -> passedOn(4_900_000 / share);
            case SEALS_WITHIN_SEALS -> sealed(2_200_000 / share, 5);
            case MULTIPARTS_THAT_ARE_ENCODED_WITHIN_EACH_OTHER -> encodedMultiparts(share);
        };
    }

    private static byte[] nestedPackets(int share) {
        byte[] packet = TnefPacket.withFile("plans.zip", new byte[30_000_000 / share]);
        for (int i = 0; i < 8; i++) {
            packet = TnefPacket.withObject("level " + i, "mail", TnefPacket.MAIL, packet, new byte[0]);
        }
        return packet;
    }

    /// Of a uuencoded file.
    private static String line() {
        return "M" + "5".repeat(60) + "\r\n";
    }

    private static byte[] plain(String text) {
        return of("", text.getBytes(ISO_8859_1));
    }

    private static byte[] outlook(byte[] packet) {
        return of(
                "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n",
                Base64.getMimeEncoder().encode(packet));
    }

    private static byte[] sealed(int lines, int times) {
        byte[] entity = ("Content-Type: text/plain\r\n\r\n" + "hello\r\n".repeat(lines)).getBytes(ISO_8859_1);
        for (int i = 0; i < times; i++) {
            entity = SealedMails.unsigned(entity);
        }
        return joined("From: anna@acme.example\r\nMessage-ID: <large@acme.example>\r\n", entity);
    }

    private static byte[] passedOn(int lines) {
        String mail = "From: Ben <ben@acme.example>\r\nSubject: Plans\r\n\r\n" + "hello\r\n".repeat(lines);
        return of(
                "Subject: FW: Plans\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n",
                Base64.getMimeEncoder().encode(mail.getBytes(ISO_8859_1)));
    }

    private static byte[] encodedMultiparts(int share) {
        byte[] entity =
                ("Content-Type: text/plain\r\n\r\n" + "hello\r\n".repeat(2_000_000 / share)).getBytes(ISO_8859_1);
        for (int i = 0; i < 4; i++) {
            byte[] multipart = joined("--q" + i + "\r\n", entity);
            String header =
                    "Content-Type: multipart/mixed; boundary=q" + i + "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
            entity = joined(header, Base64.getMimeEncoder().encode(multipart));
        }
        return joined("From: anna@acme.example\r\nMessage-ID: <large@acme.example>\r\n", entity);
    }

    private static byte[] of(String header, byte[] body) {
        return joined("From: anna@acme.example\r\nMessage-ID: <large@acme.example>\r\n" + header + "\r\n", body);
    }

    private static byte[] joined(String head, byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length);
        whole.writeBytes(head.getBytes(ISO_8859_1));
        whole.writeBytes(body);
        return whole.toByteArray();
    }
}
