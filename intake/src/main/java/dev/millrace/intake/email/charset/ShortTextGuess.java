package dev.millrace.intake.email.charset;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The charset of bytes too few for statistics, such as a subject or the name of a file: that in which they make the
/// most usual characters. Wherever there is a doubt, it is Western.
public final class ShortTextGuess {
    private static final int LONGEST = 1_000;
    private static final int SHORTEST_WORD = 4;

    /// What a byte must be worth on average.
    private static final double ENOUGH = 0.5;
    private static final double DOUBTFUL = 0.75;

    /// What there must be beyond that: one of the most frequent characters, or two syllables.
    private static final double SURPLUS = 2;

    /// In the order of how many write in them; each with its most frequent characters and where the others stand that
    /// are in use every day: the sets sort them before the rare ones.
    private static final List<DoubleByte> DOUBLE_BYTE = List.of(
            new DoubleByte(
                    "GB18030",
                    0xB0,
                    0xD7,
                    0xA1,
                    false,
                    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
                            + "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力"
                            + "您请问题电脑打印机无法登录账号密码邮件附文档图片报告合单价表格通知资料发票简历新建坏错误网络帮助谢公司办"
                            + "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"),
            new DoubleByte(
                    "Big5-HKSCS",
                    0xA4,
                    0xC6,
                    0x40,
                    false,
                    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡"
                            + "用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日者意無力"
                            + "您請問題電腦列印機登入帳號密碼郵件附檔案文圖片報告合約單價表格通知資料發票新增壞錯誤網路幫助謝公司辦關"
                            + "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林高羅連線"),
            new DoubleByte(
                    "windows-31j",
                    0x88,
                    0x98,
                    0x40,
                    true,
                    "日本人大一年会国中出上生分行者前時見気事自社者地業方新場員立開手問代明動京目通言理体田主題意不作用度強公"
                            + "持野以思家世多正院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口料報告書資添付写請求注"),
            new DoubleByte(
                    "EUC-JP",
                    0xB0,
                    0xCF,
                    0xA1,
                    true,
                    "日本人大一年会国中出上生分行者前時見気事自社者地業方新場員立開手問代明動京目通言理体田主題意不作用度強公"
                            + "持野以思家世多正院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口料報告書資添付写請求注"),
            new DoubleByte(
                    "x-windows-949",
                    0xB0,
                    0xC8,
                    0xA1,
                    false,
                    "이다는을의에가하고지한로서도기사인은자스어리아시대일해있나를으만그들보안부수정전라제여주상장공용니까오했것"
                            + "습요합면구성조동거과게니신문비세원위마소우무경내치계모분선화연관미당방당실물발때국개재트프터린파견적청보회의류드"
                            + "첨료없될안녕십송금바생반업번호중남김박최강"));

    private ShortTextGuess() {}

    /// A set with two bytes for a character.
    ///
    /// @param first the lowest first byte of a usual character
    /// @param last the highest
    /// @param second the lowest second byte
    /// @param kana whether its texts have syllables of Japanese
    private record DoubleByte(Charset charset, int first, int last, int second, boolean kana, String frequent) {
        DoubleByte(String charset, int first, int last, int second, boolean kana, String frequent) {
            this(Charset.forName(charset), first, last, second, kana, frequent);
        }

        /// What a byte is worth on average; nothing where no two such characters stand together.
        double worth(byte[] bytes) {
            String text = Charsets.strictly(bytes, charset);
            if (text == null) {
                return 0;
            }
            double sum = 0;
            int foreign = 0;
            boolean word = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < 128) {
                    continue;
                }
                byte[] encoded = String.valueOf(c).getBytes(charset);
                foreign += encoded.length;
                sum += worth(c, encoded) - (isOfWord(text, i, encoded) ? 3 : 0);
                word = word || (i > 0 && text.charAt(i - 1) > 127 && encoded.length > 1);
            }
            return word && sum >= ENOUGH * foreign + SURPLUS ? sum / foreign : 0;
        }

        /// Whether a character may be two letters of a Western word, or one and a letter of ASCII.
        private static boolean isOfWord(String text, int at, byte[] encoded) {
            boolean behind = at > 0 && isLetter(text.charAt(at - 1));
            boolean before = at + 1 < text.length() && isLetter(text.charAt(at + 1));
            boolean mixed = encoded.length > 1 && isLetter((char) encoded[1]);
            return isBesideSmallLetter(text, at) || (behind && before) || (mixed && (behind || before));
        }

        private double worth(char c, byte[] encoded) {
            if (encoded.length < 2) {
                return 0.3;
            }
            if (frequent.indexOf(c) >= 0) {
                return 3;
            }
            if (c >= '\u3041' && c <= '\u30fe') {
                return kana ? 2 : -2;
            }
            boolean mark = (c > '\u3000' && c < '\u3020') || (c > '\uff00' && c < '\uff60');
            int first = encoded[0] & 0xFF;
            boolean usual = first >= this.first && first <= last && (encoded[1] & 0xFF) >= second;
            return mark || usual ? 1 : -2;
        }
    }

    /// Whether bytes are words that no language of Latin letters has.
    public static boolean isForeign(byte[] bytes) {
        return !isWestern(bytes) && (hasForeignWord(bytes) || doubleByte(bytes) != null);
    }

    static boolean isWestern(byte[] bytes) {
        return bytes.length <= LONGEST && WesternText.isSurely(bytes);
    }

    /// A charset of Chinese, Japanese or Korean, or null.
    static @Nullable Charset doubleByte(byte[] bytes) {
        if (bytes.length > LONGEST || CharsetGuess.isPlain(bytes)) {
            return null;
        }
        Charset best = null;
        double most = 0;
        for (DoubleByte candidate : DOUBLE_BYTE) {
            double worth = candidate.worth(bytes);
            if (worth >= ENOUGH && worth > most) {
                best = candidate.charset();
                most = worth;
            }
        }
        // Two letters of another script make a character that is in use, but seldom a frequent one.
        return best != null && most < DOUBTFUL && singleByte(bytes) != null ? null : best;
    }

    /// A charset of Cyrillic, Greek, Hebrew, Arabic or Thai, or null.
    static @Nullable Charset singleByte(byte[] bytes) {
        return !hasForeignWord(bytes) || WesternText.hasWord(bytes) ? null : LikelyLetters.of(bytes);
    }

    /// Whether so many bytes beyond ASCII stand together as no Western word has. Rules of strokes are no words.
    private static boolean hasForeignWord(byte[] bytes) {
        int length = 0;
        boolean differ = false;
        for (int i = 0; i < bytes.length; i++) {
            length = bytes[i] < 0 ? length + 1 : 0;
            differ = length > 1 && (differ || bytes[i] != bytes[i - 1]);
            if (differ && length >= SHORTEST_WORD) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBesideSmallLetter(String text, int at) {
        return (at > 0 && isSmall(text.charAt(at - 1))) || (at + 1 < text.length() && isSmall(text.charAt(at + 1)));
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLetter(char c) {
        return isSmall(c) || (c >= 'A' && c <= 'Z');
    }
}
