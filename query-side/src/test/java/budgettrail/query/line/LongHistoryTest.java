package budgettrail.query.line;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.RowsRead;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.util.HtmlUtils;

/** Who reads the facts of a long line pays for a page of them, and keeps nobody's payment. */
class LongHistoryTest extends QueryTest {
    private static final int KNOWN = 20;
    private static final int LATER = 3_000;
    private static final int SIZE = 50;
    private static final LineId LINE = LineId.of("2022:LONG");

    @Autowired private Reading reading;
    @Autowired private LineHistory history;

    @Autowired
    @Qualifier("logDataSource")
    private DataSource ofPayments;

    private long known;
    private long head;

    @BeforeAll
    void recordMuch() {
        var day = LINE.year().firstDay();
        var opened = new LineOpened(LINE, day, Described.basic(new UnitCode("U")));
        known = record(with(opened, supplements(1, KNOWN)));
        head = record(supplements(KNOWN, KNOWN + LATER));
    }

    @Test
    void whatIsNotKnownYetIsNotLookedAt() {
        reading.at(
                Moment.of(null, Long.toString(known), null),
                snapshot -> {
                    var before = RowsRead.of(snapshot, "log.event");
                    var page = history.page(LINE, 0, SIZE, snapshot, true);
                    assertThat(RowsRead.of(snapshot, "log.event") - before)
                            .isBetween((long) KNOWN, 2L * SIZE);
                    assertThat(page.events()).hasSize(KNOWN);
                    assertThat(page.next()).isNull();
                    return page;
                });
    }

    @Test
    void needsNoConnectionThatPaymentsWaitFor() throws SQLException {
        reading.at(new Moment(null, null, head), snapshot -> snapshot);
        var held = new ArrayList<Connection>();
        try {
            holdAll(held);
            var page = get("auditor", "/budget-lines/" + LINE + "/events?asOf=2022-01-01&limit=5");
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(json(page).get("events")).hasSize(5);
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    @Test
    void whoGoesOnInTheStoryOfALineStaysInIt() {
        json("/units?minPosition=" + head);
        var auditor = visitor("auditor");
        var later = way(auditor.get("/line?line=" + LINE, "en").body(), "Later facts");
        assertThat(later).contains("cursor=").endsWith("#story");
        var next = auditor.get(later.substring(0, later.indexOf('#')), "en").body();
        assertThat(next).contains("id=\"story\"");
        assertThat(way(next, "Back to the first facts"))
                .endsWith("#story")
                .doesNotContain("cursor=");
        assertThat(way(next, "Later facts")).endsWith("#story").isNotEqualTo(later);
    }

    private static String way(String page, String text) {
        var link = Pattern.compile("href=\"([^\"]*)\"[^>]*>" + text + "</a>").matcher(page);
        assertThat(link.find()).as(text).isTrue();
        return HtmlUtils.htmlUnescape(link.group(1));
    }

    private void holdAll(List<Connection> held) throws SQLException {
        while (true) {
            try {
                held.add(ofPayments.getConnection());
            } catch (SQLTransientConnectionException _) { // None is left.
                return;
            }
        }
    }

    private static List<Fact> with(Fact first, List<? extends Fact> rest) {
        var facts = new ArrayList<Fact>();
        facts.add(first);
        facts.addAll(rest);
        return facts;
    }

    private static List<Supplemented> supplements(int from, int to) {
        return IntStream.range(from, to).mapToObj(LongHistoryTest::supplement).toList();
    }

    private static Supplemented supplement(int number) {
        return new Supplemented(
                LINE,
                LINE.year().firstDay(),
                new AdjustmentId("A" + number),
                new Money(1),
                false,
                "d",
                "r");
    }
}
