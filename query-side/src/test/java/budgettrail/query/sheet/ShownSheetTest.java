package budgettrail.query.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.sheet.Cell.Linked;
import budgettrail.query.sheet.Cell.Percent;
import budgettrail.query.sheet.Cell.Verdict;
import budgettrail.query.sheet.Cell.Words;
import budgettrail.query.sheet.ShownSheet.Heading;
import budgettrail.query.sheet.ShownSheet.Part;
import budgettrail.web.language.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page shows of a sheet. */
class ShownSheetTest {
    private static final List<Cell> ROW =
            Given.row(
                    new Cell.Name("035003", "局", "Bureau"),
                    Given.fen("2442107966"),
                    Given.ratio(4541, 10_000),
                    Light.BREACH,
                    Given.ratio(459, 10_000));

    @Test
    void whatIsJoinedStandsInTheBoxBeforeIt() {
        var shown = shown(List.of(ROW), Language.EN);

        assertThat(shown.headings())
                .hasSize(7)
                .startsWith(
                        new Heading("Unit", false, null, null),
                        new Heading("Disbursed", true, null, null));
        var boxes = shown.rows().getFirst();
        assertThat(boxes).hasSize(7);
        assertThat(boxes.getFirst().first()).isEqualTo(new Part("Bureau", "en", null, null));
        assertThat(boxes.getFirst().beside()).extracting(Part::text).containsExactly("035003");
        assertThat(boxes.get(2).first().text()).isEqualTo("45.41 %");
        assertThat(boxes.get(2).beside())
                .containsExactly(new Part("not met", null, Light.BREACH, null));
        assertThat(boxes.get(3).first().text()).isEqualTo("+4.59");
        assertThat(boxes.get(5).first().text()).isEqualTo("2022-07-01 00:00:00");
    }

    @Test
    void aFigureLeadsToItsFacts() {
        var figure = shown(List.of(ROW), Language.ZH).rows().getFirst().get(1);

        assertThat(figure.label()).isEqualTo("执行数");
        assertThat(figure.first())
                .isEqualTo(new Part("24,421,079.66", null, null, "/facts?unit=035003"));
    }

    @Test
    void aThingWithoutANameIsShownByItsCodeOnce() {
        var row = new ArrayList<>(ROW);
        row.set(0, new Linked(new Cell.Name("035003", null, null), "/units/035003"));

        var box = shown(List.of(row), Language.EN).rows().getFirst().getFirst();

        assertThat(box.first()).isEqualTo(new Part("035003", "zh-CN", null, "/units/035003"));
        assertThat(box.beside()).isEmpty();
    }

    @Test
    void aLightIsShownAlsoWhereItsWordIsThatOfTheRate() {
        var row = new ArrayList<>(ROW);
        row.set(3, new Percent(Rate.NOT_APPLICABLE));
        row.set(4, new Verdict(Light.NONE));

        var box = shown(List.of(row), Language.ZH).rows().getFirst().get(2);

        assertThat(box.first()).isEqualTo(new Part("不适用", null, null, null));
        assertThat(box.beside()).containsExactly(new Part("不适用", null, Light.NONE, null));
    }

    @Test
    void nothingIsShownAsNothing() {
        var row = new ArrayList<>(ROW);
        row.set(1, Cell.NOTHING);
        row.set(2, new Words(""));

        var boxes = shown(List.of(row), Language.ZH).rows().getFirst();

        assertThat(boxes.getFirst().beside()).isEmpty();
        assertThat(boxes.get(1).first().text()).isEmpty();
    }

    @Test
    void aPageCarriesTwoHundredRowsAndSaysHowManyThereAre() {
        var many = shown(Collections.nCopies(201, ROW), Language.ZH);

        assertThat(many.rows()).hasSize(200);
        assertThat(many.all()).isEqualTo(201);
        assertThat(many.cut()).isTrue();
        assertThat(shown(Collections.nCopies(200, ROW), Language.ZH).cut()).isFalse();
    }

    @Test
    void itsOwnOrderIsSaidOnlyWhileItStandsInIt() {
        var own = sheet("projects");
        var sorted = own.at(new Arrangement("projects", "disbursed", true, null, false, 0));
        var filtered = own.at(new Arrangement("projects", null, false, "x", false, 0));

        assertThat(note(own, Language.EN))
                .isEqualTo("Amounts in yuan. Largest adjusted budget first.");
        assertThat(note(own, Language.ZH)).isEqualTo("金额单位：元。按调整预算数从大到小排列。");
        assertThat(note(sorted, Language.EN)).isEqualTo("Amounts in yuan.");
        assertThat(note(sorted, Language.ZH)).isEqualTo("金额单位：元。");
        assertThat(note(filtered, Language.EN)).isEqualTo(note(own, Language.EN));
    }

    private static Sheet sheet(String name) {
        var units = Given.sheet(List.of(ROW), null);
        return new Sheet(name, units.provenance(), units.columns(), List.of(ROW), null);
    }

    private static String note(Sheet sheet, Language language) {
        return ShownSheet.of(sheet, Given.in(language)).note();
    }

    @Test
    void whatNoFileHoldsIsNotPromised() {
        var sheet = Given.sheet(Collections.nCopies(203, ROW), null);

        assertThat(ShownSheet.of(sheet, Given.in(Language.ZH)).whole()).isTrue();
        var first = ShownSheet.of(sheet.holding(202), Given.in(Language.ZH));
        assertThat(first.whole()).isFalse();
        assertThat(first.held()).isEqualTo(202);
    }

    private static ShownSheet shown(List<List<Cell>> rows, Language language) {
        return ShownSheet.of(Given.sheet(rows, null), Given.in(language));
    }
}
