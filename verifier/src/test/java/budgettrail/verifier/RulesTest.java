package budgettrail.verifier;

import static budgettrail.verifier.TestLog.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A log that breaks one rule and is sealed and signed all the same: whoever has the key cannot make
 * it right.
 */
class RulesTest {
    private static final String DAY = "2022-06-01";

    @TempDir private Path folder;

    static Stream<Arguments> breaches() {
        return Stream.of(
                breach(15, "is overspent: -20.00", log -> log.replace(15, "200.00", "520.00")),
                breach(
                        18,
                        "is overspent: -60.00 yuan", // Once, though it stays so to the close.
                        log -> {
                            log.replace(16, "'60.00'", "'960.00'");
                            log.replace(18, "'60.00'", "'960.00'");
                        },
                        16),
                breach(17, "clerk decides on the own P1", log -> log.by(17, "clerk")),
                breach(24, "clerk decides on the own P3", log -> log.by(24, "clerk")),
                breach(14, "officer decides on the own S1", log -> log.by(14, "officer")),
                breach(29, "checker takes back what clerk requested", log -> log.by(29, "checker")),
                breach(
                        21,
                        "0.00 is no amount",
                        log -> log.replace(21, "10.00", "0.00").replace(22, "10.00", "0.00")),
                breach(
                        21,
                        "the line 2022:A is overspent: -0.01",
                        log -> log.replace(21, "10.00", "840.01").replace(22, "10.00", "840.01")),
                breach(
                        15,
                        "the exemption fits no adjustment S1",
                        log -> {
                            log.insert(15, "line.exemption-granted", "exemptor", log.at(14).json);
                        }),
                breach(
                        15,
                        "the exemption fits no adjustment V1",
                        log ->
                                log.insert(
                                        15,
                                        "line.exemption-granted",
                                        "exemptor",
                                        on(
                                                "C",
                                                "2022-02-02",
                                                "'adjustment':'V1','kind':'VIREMENT_IN','amount':'100.00',"
                                                    + "'counterpart':'2022:B','ground':'LOCAL_ORDER',"
                                                    + "'decided':'2022-03-01','document':'1'"))),
                breach(
                        26,
                        "the payment P2 is reversed though money of it came back",
                        log -> {
                            log.at(26).json =
                                    on(
                                                    "B",
                                                    "2022-03-03",
                                                    TestLog.payment(
                                                            "P2",
                                                            "80.00",
                                                            "U1",
                                                            "'commitment':'C1','correctedBy':'P5','reason':null"))
                                            .replace('\'', '"');
                            log.at(26).effective = LocalDate.of(2022, 3, 3);
                            log.at(26).stream = "2022:B";
                            log.replace(27, "'corrects':'P4'", "'corrects':'P2'");
                        }),
                breach(
                        7,
                        "the line 2022:A is open already",
                        log ->
                                log.insert(
                                        7,
                                        "line.opened",
                                        "officer",
                                        on(
                                                "A",
                                                "2022-01-01",
                                                TestLog.description(
                                                        "U1", null, "GENERAL_PUBLIC")))),
                breach(
                        12,
                        "a leg of a virement stands alone",
                        log -> log.replace(13, "100.00", "99.00")),
                breach(
                        13,
                        "2022:C and 2022:A are no two lines",
                        log ->
                                log.replace(9, "GENERAL_PUBLIC", "UNIT_FUNDS")
                                        .replace(38, "GENERAL_PUBLIC", "UNIT_FUNDS")),
                breach(
                        12,
                        "a leg of a virement stands alone",
                        log ->
                                log.insert(
                                        13,
                                        "line.frozen",
                                        "officer",
                                        on(
                                                "C",
                                                DAY,
                                                "'amount':'1.00','document':null,'reason':null"))),
                breach(
                        14,
                        "the exemption fits no adjustment S1",
                        log -> log.replace(14, "50.00", "49.00")),
                breach(
                        12,
                        "exempt on one of its lines only",
                        log ->
                                log.insert(
                                        15,
                                        "line.exemption-granted",
                                        "exemptor",
                                        on(
                                                "C",
                                                "2022-02-02",
                                                "'adjustment':'V1','kind':'VIREMENT_IN','amount':'100.00',"
                                                    + "'counterpart':'2022:A','ground':'LOCAL_ORDER',"
                                                    + "'decided':'2022-03-01','document':'1'"))),
                breach(
                        20,
                        "of the payment P2, 80.01 yuan came back, but only 80.00 were paid",
                        log -> log.replace(20, "30.00", "80.01")),
                breach(26, "the payment P4 was another", log -> log.replace(26, "7.00", "6.00")),
                breach(26, "a correction stands alone", log -> log.replace(27, "'P4'", "null")),
                breach(26, "a correction stands alone", log -> log.remove(26)),
                breach(
                        23,
                        "the voucher number U1 2022 V-P1 is taken",
                        log -> log.replace(23, "V-P3", "V-P1").replace(24, "V-P3", "V-P1")),
                breach(
                        20,
                        "the voucher number U1 2022 V-P2 is taken",
                        log -> log.replace(20, "V-R1", "V-P2")),
                breach(25, "the name P1 is taken", log -> log.replace(25, "'P4'", "'P1'")),
                breach(
                        19,
                        "the unit U2 is not that of 2022:B",
                        log -> log.replace(19, "'U1'", "'U2'")),
                breach(
                        17,
                        "the payment P1 cannot become this: it is REQUESTED",
                        log -> log.remove(17)),
                breach(
                        24,
                        "there is no payment P9 of 2022:A",
                        log -> log.replace(24, "'P3'", "'P9'")),
                breach(
                        28,
                        "of the contract C1, 120.00 yuan are left and 120.01 asked for",
                        log -> log.replace(28, "20.00", "120.01").replace(29, "20.00", "120.01")),
                breach(19, "there is no contract C9", log -> log.replace(19, "'C1'", "'C9'")),
                breach(
                        22,
                        "more of 2022:A is unfrozen than was frozen",
                        log -> log.replace(22, "10.00", "10.01")),
                breach(
                        32,
                        "0.00 carried forward and 839.99 lapsed are not the balance 840.00",
                        log -> log.replace(32, "840.00", "839.99")),
                breach(
                        33,
                        "59.00 carried forward do not cover contracts of 60.00",
                        log -> log.replace(33, "100.00", "59.00").replace(33, "343.00", "384.00")),
                breach(31, "is closed while something waits or is frozen", log -> log.remove(22)),
                breach(
                        33,
                        "the line 2022:A was closed",
                        log ->
                                log.insert(
                                        33,
                                        "line.frozen",
                                        "officer",
                                        on(
                                                "A",
                                                DAY,
                                                "'amount':'1.00','document':null,'reason':null"))),
                breach(
                        35,
                        "2022:B did not carry forward 100.01",
                        log -> log.replace(35, "100.00", "100.01")),
                breach(
                        36,
                        "the contract C1 of 2022:B was left otherwise",
                        log -> log.replace(36, "60.00", "61.00")),
                breach(0, "what 2022:B carried forward never arrived", log -> log.remove(35)),
                breach(
                        35,
                        "is not the closed line of the year before",
                        log -> log.replace(35, "2022:B", "2022:C")),
                breach(
                        21,
                        "2023-01-01 is no day of the year of 2022:A",
                        log -> {
                            log.replace(21, "2022-04-01", "2023-01-01");
                            log.at(21).effective = LocalDate.of(2023, 1, 1);
                        }),
                breach(5, "the line 2022:A is not open", log -> log.remove(5)),
                breach(
                        7,
                        "the line 2022:A has its initial budget already",
                        log ->
                                log.insert(
                                        7,
                                        "line.appropriated",
                                        "officer",
                                        on(
                                                "A",
                                                "2022-01-01",
                                                "'amount':'1.00','document':null,'reason':null"))),
                breach(6, "-1.00 is no amount", log -> log.replace(6, "1000.00", "-1.00")),
                breach(22, "0.00 is no amount", log -> log.replace(22, "10.00", "0.00")),
                breach(
                        21,
                        "-10.00 is no amount",
                        log -> log.replace(21, "10.00", "-10.00").replace(22, "10.00", "-10.00")),
                breach(
                        21,
                        "the sums of 2022:A are beyond any number",
                        log -> {
                            var much =
                                    "'amount':'90000000000000000.00','document':null,'reason':null";
                            log.insert(22, "line.frozen", "officer", on("A", DAY, much));
                            log.insert(22, "line.frozen", "officer", on("A", DAY, much));
                        },
                        23),
                breach(
                        16,
                        "its column effective",
                        log -> log.at(16).effective = LocalDate.of(2022, 3, 2)),
                breach(16, "its column actor", log -> log.at(16).actor = "another"),
                breach(16, "its column imported", log -> log.at(16).imported = true),
                breach(16, "its column stream", log -> log.at(3).stream = "unit:U9", 3),
                breach(16, "number 7 of the stream 2022:A, not 3", log -> log.at(16).sequence = 7L),
                breach(16, "it was recorded before the one before it", log -> log.at(16).time = 0),
                breach(
                        16,
                        "its kind is unknown: line.spent version 1",
                        log -> log.at(16).type = "line.spent"),
                breach(
                        16,
                        "its kind is unknown: line.disbursement-requested version 2",
                        log -> log.at(16).version = 2),
                breach(16, "no JSON as it has to be", log -> log.at(16).json = "{]"),
                breach(16, "something follows the end", log -> log.at(16).json += " {}"),
                breach(
                        16,
                        "no JSON as it has to be",
                        log -> log.replace(16, "'amount'", "'unit':'U1','amount'")),
                breach(
                        16,
                        "its members are",
                        log -> log.replace(16, "'reason'", "'more':'1','reason'")),
                breach(16, "its members are", log -> log.replace(16, ",'reason':null", "")),
                breach(16, "amount is no amount", log -> log.replace(16, "'60.00'", "'6e1'")),
                breach(16, "amount is no text", log -> log.replace(16, "'60.00'", "60")),
                breach(
                        16,
                        "effective is no day",
                        log -> log.replace(16, "2022-03-01", "2022-02-30")),
                breach(
                        16,
                        "no JSON as it has to be",
                        log -> log.replace(16, "null", "[".repeat(500) + "]".repeat(500))));
    }

    private static Arguments breach(int position, String sentence, Consumer<TestLog> change) {
        return Arguments.of(position, sentence, change);
    }

    private static Arguments breach(
            int ignored, String sentence, Consumer<TestLog> change, int position) {
        return Arguments.of(position, sentence, change);
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @MethodSource("breaches")
    void isToldWithItsPosition(int position, String sentence, Consumer<TestLog> change)
            throws IOException {
        var log = TestLog.year();
        change.accept(log);
        var said = Said.of(TestExport.of(log).write(folder.resolve("export.zip")));
        assertThat(said.faults())
                .as(said.text())
                .anyMatch(
                        line ->
                                line.startsWith(
                                                position == 0
                                                        ? "Fault: "
                                                        : "Fault at position " + position + ": ")
                                        && line.contains(sentence));
        assertThat(said.ended()).isEqualTo(1);
    }
}
