package budgettrail.command.importing;

import budgettrail.command.importing.table.Columns;
import budgettrail.command.importing.table.Row;
import budgettrail.event.Text;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a ledger: one thing that was done to one line on one day. The type carries the sign.
 *
 * @param number the voucher or contract number, a code, or that of a document, as it is written
 * @param ref the payment of a refund, the contract of a payment or release, or what pairs the legs
 *     of a virement
 * @param ground the ground of the exemption, if the row is exempt
 * @param statutory whether the row is marked as a statutory adjustment (法定预算调整)
 */
record LedgerRow(
        int row,
        LocalDate date,
        Type type,
        UnitCode unit,
        String key,
        Money amount,
        @Nullable String payee,
        @Nullable String number,
        @Nullable String ref,
        @Nullable ExemptionGround ground,
        boolean statutory,
        @Nullable String reason) {

    /** Of a year, two slashes, and what tells repeated document numbers apart. */
    private static final int ROOM_BESIDE_NUMBER = 16;

    static final String KEY = "budget_line_key";
    static final String AMOUNT = "amount_yuan";
    static final String NUMBER = "voucher_no";
    static final String REASON = "reason";
    private static final String STATUTORY = "statutory";
    static final Columns COLUMNS =
            Columns.required("date", "type", "unit_code", KEY, AMOUNT, "payee", NUMBER, "ref");

    /** What a row does. */
    enum Type {
        DISBURSEMENT,
        REFUND,
        PRIOR_YEAR_REFUND,
        SUPPLEMENT,
        REDUCTION,
        VIREMENT_OUT,
        VIREMENT_IN,
        COMMITMENT,
        COMMITMENT_RELEASE,
        YEAR_END_LAPSE,
        YEAR_END_CARRY_FORWARD;

        /** Nobody can speak of such a row without its number. */
        boolean numbered() {
            return this != YEAR_END_LAPSE && this != YEAR_END_CARRY_FORWARD;
        }

        /** Its number is that of a document, such as 豫财预〔2022〕15号, and no code. */
        boolean documented() {
            return switch (this) {
                case SUPPLEMENT,
                        REDUCTION,
                        VIREMENT_OUT,
                        VIREMENT_IN,
                        COMMITMENT_RELEASE,
                        YEAR_END_LAPSE,
                        YEAR_END_CARRY_FORWARD ->
                        true;
                case DISBURSEMENT, REFUND, PRIOR_YEAR_REFUND, COMMITMENT -> false;
            };
        }

        boolean adjusts() {
            return switch (this) {
                case SUPPLEMENT, REDUCTION, VIREMENT_OUT, VIREMENT_IN -> true;
                case DISBURSEMENT,
                        REFUND,
                        PRIOR_YEAR_REFUND,
                        COMMITMENT,
                        COMMITMENT_RELEASE,
                        YEAR_END_LAPSE,
                        YEAR_END_CARRY_FORWARD ->
                        false;
            };
        }

        /** It makes the whole budget larger or smaller, which the people's congress may approve. */
        boolean changesBudget() {
            return this == SUPPLEMENT || this == REDUCTION;
        }
    }

    /** The row, or nothing if it has errors, which are noted. */
    static Optional<LedgerRow> of(Row row) {
        var type = row.choice("type", Words.TYPE, Type.DISBURSEMENT);
        var read =
                new LedgerRow(
                        row.number(),
                        row.date("date"),
                        type,
                        new UnitCode(row.code("unit_code")),
                        row.code(KEY),
                        row.yuan(AMOUNT),
                        (type == Type.DISBURSEMENT
                                        ? Optional.of(row.note("payee"))
                                        : row.optionalNote("payee"))
                                .orElse(null),
                        number(row, type).orElse(null),
                        row.optionalCode("ref").orElse(null),
                        ground(row, type).orElse(null),
                        statutory(row, type),
                        row.optionalNote(REASON).orElse(null));
        if (row.sound()) {
            check(row, read);
        }
        return row.sound() ? Optional.of(read) : Optional.empty();
    }

    private static Optional<String> number(Row row, Type type) {
        if (type.documented()) {
            return type.numbered() ? Optional.of(row.label(NUMBER)) : row.optionalLabel(NUMBER);
        }
        return Optional.of(row.code(NUMBER));
    }

    /**
     * Names are made of unit, year and number; and parts of a year's end are added up, so that none
     * may lessen another. One of nothing ends the year of a line without a balance.
     */
    private static void check(Row row, LedgerRow read) {
        refuseLong(row, NUMBER, read, named(read));
        refuseLong(row, "ref", read, read.ref());
        refuseNoContract(row, read);
        refusePaymentOfEarlierYear(row, read);
        if (read.payee() != null && read.payee().length() > Text.LONGEST_NAME) {
            row.refuse("payee", "CELL_TOO_LONG", Text.LONGEST_NAME);
        }
        if (!read.type().numbered() && read.amount().negative()) {
            row.refuse(AMOUNT, "INVALID_AMOUNT", read.amount().yuan());
        }
    }

    /** What its name is made of; a release and a year's end have none of their own. */
    private static @Nullable String named(LedgerRow read) {
        var number = read.number();
        var nameless = read.type().documented() && !read.type().adjusts();
        return number == null || nameless ? null : DocumentCode.of(number);
    }

    /** A release that names no contract names it by its own number. */
    private static void refuseNoContract(Row row, LedgerRow read) {
        var number = read.number();
        if (read.type() == Type.COMMITMENT_RELEASE
                && read.ref() == null
                && number != null
                && !Text.isCode(number)) {
            row.refuse("ref", "MISSING_VALUE");
        }
    }

    /** Of an earlier year's payment nothing is known here. */
    private static void refusePaymentOfEarlierYear(Row row, LedgerRow read) {
        if (read.type() == Type.PRIOR_YEAR_REFUND && read.ref() != null) {
            row.refuse("ref", "PRIOR_YEAR_REFERENCE");
        }
    }

    private static void refuseLong(
            Row row, String column, LedgerRow read, @Nullable String number) {
        var rest = read.unit().value().length() + ROOM_BESIDE_NUMBER;
        if (number != null && number.length() + rest > Text.LONGEST_CODE) {
            row.refuse(column, "CELL_TOO_LONG", Text.LONGEST_CODE - rest);
        }
    }

    private static Optional<ExemptionGround> ground(Row row, Type type) {
        var exempt = row.optionalChoice("exempt", Words.YES_NO, false).orElse(false);
        if (!exempt) {
            if (row.has("exempt_ground")) {
                row.refuse("exempt", "GROUND_WITHOUT_EXEMPTION");
            }
            return Optional.empty();
        }
        if (!type.adjusts()) {
            row.refuse("exempt", "EXEMPTS_NO_ADJUSTMENT");
        }
        return Optional.of(
                row.choice("exempt_ground", Words.GROUND, ExemptionGround.NATIONAL_POLICY));
    }

    private static boolean statutory(Row row, Type type) {
        var statutory = row.optionalChoice(STATUTORY, Words.YES_NO, false).orElse(false);
        if (statutory && !type.changesBudget()) {
            row.refuse(STATUTORY, "STATUTORY_NO_BUDGET_CHANGE");
        }
        return statutory;
    }
}
