package budgettrail.query.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Target.Light;
import budgettrail.web.access.Viewer;
import budgettrail.web.language.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.LinkedMultiValueMap;

/** A file is whole before its first byte is sent. */
class MadeFileTest {
    private static final int ROWS = 1_000;

    @ParameterizedTest
    @EnumSource
    void itHoldsWhatTheFormatWrites(SheetFormat format) throws Exception {
        var sheet = Given.sheet(List.of(row()), null);
        var text = Given.in(Language.ZH);
        var written = new ByteArrayOutputStream();
        format.write(sheet, text, written);
        var sent = new ByteArrayOutputStream();
        try (var file = MadeFile.of(sheet, format, text)) {
            assertThat(file.name()).isEqualTo(format.file(sheet));
            assertThat(file.position()).isEqualTo(99);
            assertThat(file.rows()).isEqualTo(1);
            file.content().sendTo(sent);
            assertThat(file.content().size()).isEqualTo(sent.size());
        }
        if (format == SheetFormat.XLSX) { // It says in it when it was made.
            assertThat(sent.size())
                    .isCloseTo(written.size(), org.assertj.core.data.Offset.offset(16));
        } else {
            assertThat(sent.toByteArray()).isEqualTo(written.toByteArray());
        }
    }

    /** Who asks what was taken away is not told of rows that were left out. */
    @Test
    void itCountsTheRowsThatItHolds() throws IOException {
        var sheet = Given.sheet(List.of(row(), row(), row()), null).holding(2);
        try (var file = MadeFile.of(sheet, SheetFormat.CSV, Given.in(Language.ZH))) {
            assertThat(file.rows()).isEqualTo(2);
        }
    }

    @Test
    void itCountsTheRowsThatMatch() throws IOException {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("units.light", "BREACH");
        var whole = Given.sheet(List.of(row(), row(), row()), null).holding(2);
        var text = Given.in(Language.ZH);
        var found = new Arrangements(new Asked(asked), text, new Turns()).whole(whole);
        assertThat(found.arrangement().filtering()).isTrue();
        try (var file = MadeFile.of(found, SheetFormat.CSV, text)) {
            assertThat(file.rows()).isEqualTo(found.rows().size());
        }
    }

    @Test
    void nothingIsSentOfOneThatBreaks() {
        var things = IntStream.range(0, ROWS).boxed().toList();
        var rows =
                Rows.of(
                        things,
                        at -> {
                            if (at == ROWS - 1) {
                                throw new IllegalStateException("broken");
                            }
                            return row();
                        });
        var from = Given.sheet(List.of(), null).provenance();
        var sheet = new Sheet("units", from, Given.COLUMNS, rows, null, ROWS);
        var answer = new MockHttpServletResponse();
        var turns = new Turns();
        var controller =
                new SheetController(
                        List.of(new Source(sheet)),
                        new Sheets(new StaticMessageSource(), turns),
                        turns);

        assertThatThrownBy(
                        () ->
                                controller.file(
                                        "units",
                                        "csv",
                                        new LinkedMultiValueMap<>(),
                                        new Viewer("auditor", Set.of(), null),
                                        Locale.ENGLISH,
                                        new MockHttpServletRequest(),
                                        answer))
                .hasMessage("broken");
        assertThat(answer.isCommitted()).isFalse();
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }

    private record Source(Sheet sheet) implements SheetSource {
        @Override
        public String name() {
            return sheet.name();
        }

        @Override
        public Sheet read(Asked asked, Viewer viewer) {
            return sheet;
        }
    }

    private static List<Cell> row() {
        var rate = Given.ratio(100, 100);
        return Given.row(Given.named("局"), Given.fen("5"), rate, Light.OK, Rate.UNBUDGETED);
    }
}
