package dev.millrace.intake.email.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.signature.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands around the words of people who write in Korean.
class KoreanMailTest {
    private static final String SAID = "이제 잘 됩니다. 프린터는 내일 다시 확인하겠습니다.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "감사합니다\n홍길동",
                "감사합니다.\n\n홍길동 드림",
                "홍길동 올림",
                "아크메 영업팀 홍길동 드림",
                "고맙습니다\n김민 부장",
                "감사합니다\n김대희 부장\nM 010-1234-5678\nE-mail kim@acme.example",
                "홍길동 / 영업2팀\nT. 02-1234-5678\nM. 010-1111-2222\nE. hong@acme.example\n서울특별시 강남구 테헤란로 10",
                "고맙습니다.\n이영희 과장 | 총무팀\n(주)아크메\n전화: 02-123-4567\n팩스: 02-123-4568",
                "나의 iPhone에서 보냄",
                "내 Galaxy에서 보냄",
                "본 메일은 지정된 수신인만을 위한 것으로 기밀 정보를 포함하고 있습니다. 잘못 수신하신 경우 즉시 삭제하여 주시기 바랍니다.",
                "본 메일은 지정된 수신자만을 위한 기밀 정보이며 무단 복사 및 배포를 금지합니다.\n잘못 수신하신 경우 즉시 삭제해 주십시오.",
                "2026년 1월 5일 (월) 오전 10:00, 이영희 <lee@desk.example>님이 작성:\n> 잘 됩니까?",
                "보낸 사람: 이영희 <lee@desk.example>\n보낸 날짜: 2026년 1월 5일 월요일 오전 10:00\n받는 사람: 홍길동\n제목: 문\n\n문이 잠겼습니까?",
            })
    void shouldTakeAwayWhatIsNotSaid(String end) {
        assertThat(ReplyText.of(SAID + "\n\n" + end, true).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "주의: 외부 발신 메일입니다. 링크나 첨부파일을 열기 전에 확인하세요.\n---",
                "[외부메일] 이 메일은 외부에서 발송되었습니다. 첨부파일을 열지 마십시오.",
            })
    void shouldTakeTheWarningOfAnOutsideMailAway(String warning) {
        assertThat(ReplyText.of(warning + "\n\n" + SAID, true).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "감사합니다",
                "감사합니다\n내일",
                "감사합니다\n이것도 안 됩니다",
                "감사합니다\n이쪽 프린터",
                "외부 메일이 안 옵니다. 확인해 주세요.",
                "자산 번호: 4711-2233",
                "이 메일은 기밀인데 잘못 보냈습니다. 저희가 삭제할 수 있습니까?",
                "감사합니다\n오후",
                "감사합니다\n금요일",
                "감사합니다\n노트북",
                "감사합니다\n주황색",
                "감사합니다\n서울",
                "수정본 보내 드림",
                "내일 다시 안내 드림",
                "확인 후 설명해 드림",
                "이 사람에게 권한을 주세요.\n\n홍길동 과장\n02-1234-5678",
                "새 직원입니다.\n\n홍길동 / 영업2팀\nhong@acme.example",
            })
    void shouldKeepWhatIsSaid(String end) {
        String text = SAID + "\n\n" + end;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @Test
    void shouldKeepTheCardOfAnotherThanTheWriter() {
        String text = SAID + "\n\n홍길동 과장\n02-1234-5678";

        assertThat(ReplyText.of(text, true, new Writer("김민수", "kim")).reply()).isEqualTo(text);
        assertThat(ReplyText.of(text, true, new Writer("홍길동", "hong")).reply()).isEqualTo(SAID);
    }
}
