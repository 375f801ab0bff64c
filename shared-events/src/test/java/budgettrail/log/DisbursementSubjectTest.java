package budgettrail.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.UnitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisbursementSubjectTest {
    /** The first two are those of older logs, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "301001\nV1\n",
                "301001\nV1\nC1",
                "301001\nV1\n\nPAID",
                "301001\nV1\nC1\nPAID"
            })
    void isReadAsItIsWritten(String subject) {
        var took =
                new DisbursementSubject(
                        new UnitCode("301001"),
                        new VoucherNumber("V1"),
                        subject.contains("C1") ? new CommitmentId("C1") : null,
                        subject.endsWith("PAID"));
        assertThat(DisbursementSubject.of(subject)).isEqualTo(took);
        assertThat(took).hasToString(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "301001\nV1", "301001\nV1\n\nPAID\n", "301001\nV1\n\nREQUESTED"})
    void isNothingElse(String subject) {
        assertThatThrownBy(() -> DisbursementSubject.of(subject))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
