package budgettrail.query.sheet;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Sum;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.page.Named;
import budgettrail.web.language.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/** One value of a table, exact and in no language yet. */
public sealed interface Cell {
    Cell NOTHING = new Nothing();

    /** Names a last row over all. */
    Cell TOTAL = new Label("sheet.row", "TOTAL");

    /** As above, where not all rows are there. */
    Cell TOTAL_WITH_UNLISTED = new Label("sheet.row", "TOTAL_WITH_UNLISTED");

    /** Text as somebody wrote it: a code, a document number, a reason. */
    record Words(String text) implements Cell {}

    /** Text, where there is any. */
    static Cell words(@Nullable String text) {
        return text == null ? NOTHING : new Words(text);
    }

    /**
     * The name of a unit, a project or a classification.
     *
     * @param zh none: nobody has named it
     */
    record Name(String code, @Nullable String zh, @Nullable String en) implements Cell {
        public static Name of(Named named) {
            return new Name(named.code(), named.zh(), named.en());
        }

        /** In the language if it has one in it, else in Chinese, else the code. */
        String in(Language language) {
            if (language == Language.EN && en != null) {
                return en;
            }
            return zh == null ? code : zh;
        }

        /** The language that {@link #in} answers in. */
        String tag(Language language) {
            return language == Language.EN && en != null ? "en" : "zh-CN";
        }
    }

    /**
     * A word of this program: a status, a kind of fact.
     *
     * @param code what CSV and JSON hold; its word is the message {@code FAMILY.CODE}
     */
    record Label(String family, String code) implements Cell {}

    /**
     * Sentences of this program.
     *
     * @param all messages with their arguments
     */
    record Sentences(List<MessageSourceResolvable> all) implements Cell {
        public Sentences {
            all = List.copyOf(all);
        }
    }

    /** In yuan. */
    record Amount(Sum sum) implements Cell {}

    /** A difference of two amounts, in yuan. */
    record Change(Sum sum) implements Cell {}

    record Percent(Rate rate) implements Cell {}

    /** A difference of two rates. */
    record Points(Rate rate) implements Cell {}

    record Verdict(Light light) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    record Moment(Instant instant) implements Cell {
        private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

        /** In Asia/Shanghai. */
        OffsetDateTime local() {
            return instant.atZone(SHANGHAI).toOffsetDateTime();
        }

        /** As above, with its offset: {@code 2022-12-31T08:00:00+08:00}. */
        String iso() {
            return local().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        }
    }

    /** A number of things, or the number of a thing. */
    record Count(long count) implements Cell {}

    record Nothing() implements Cell {}

    /**
     * A cell that leads to the facts behind it, on a page.
     *
     * @param way the address of another page, from the root of this application; files never ask
     */
    record Linked(Cell cell, Supplier<String> way) implements Cell {
        public Linked {
            if (cell instanceof Linked) {
                throw new IllegalArgumentException("One link is enough: " + cell);
            }
        }

        public Linked(Cell cell, String address) {
            this(cell, () -> address);
        }
    }
}
