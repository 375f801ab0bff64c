package budgettrail.query.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.log.TestDatabase;
import budgettrail.query.dataset.Year2022;
import budgettrail.seal.Checkpoint;
import budgettrail.seal.ConsistencyProof;
import budgettrail.seal.Hash;
import budgettrail.seal.Receipt;
import budgettrail.seal.SignedNote;
import budgettrail.seal.VerifierKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The seal is read, the log is verified, and receipts are taken away to be checked elsewhere. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditApiTest extends SealedYear {
    private static final String SEAL = "/audit/seal";
    private static final String VERIFICATION = "/audit/verification";
    private static final String RECEIPTS = "/audit/receipts/";
    private static final List<String> ALL =
            List.of(SEAL, VERIFICATION, RECEIPTS + "1", "/audit/consistency?before=1&size=2");

    /** More than are recomputed between two looks at whether somebody asked for the end. */
    private static final int MANY = 4_200;

    @Autowired private MeterRegistry meters;

    @Test
    @Order(1)
    void nothingIsSealedOrVerifiedAtFirst() {
        assertThat(json(SEAL).get("head").isNull()).isTrue();
        assertThat(json(SEAL).get("position").asLong()).isZero();
        var none = json(VERIFICATION);
        assertThat(none.get("state").asString()).isEqualTo("NONE");
        assertThat(none.get("passed").asBoolean()).isFalse();
        refuses(delete("auditor", VERIFICATION), 409, "NO_VERIFICATION_RUNNING");
        refuses(get("auditor", RECEIPTS + "1"), 404, "NO_SUCH_FACT");
        assertThat(age()).isNaN();
        var empty = verified();
        assertThat(empty.get("passed").asBoolean()).isTrue();
        assertThat(empty.get("sealed").asLong()).isZero();
        await().untilAsserted(() -> assertThat(age()).isNotNegative());
    }

    private double age() {
        return meters.get("budgettrail.seal.verification.age").timeGauge().value(SECONDS);
    }

    @Test
    @Order(2)
    void isForAuditorsAndAdministrators() {
        record(Year2022.facts());
        awaitSeal();
        for (var user : List.of("auditor", "admin")) {
            ALL.forEach(path -> assertThat(get(user, path).statusCode()).as(path).isEqualTo(200));
            assertThat(post(user, VERIFICATION).statusCode()).isEqualTo(202);
            await().until(() -> !state().equals("RUNNING"));
            refuses(delete(user, VERIFICATION), 409, "NO_VERIFICATION_RUNNING");
        }
        for (var user : List.of("clerk", "approver", "officer")) {
            ALL.forEach(path -> assertThat(get(user, path).statusCode()).as(path).isEqualTo(403));
            assertThat(post(user, VERIFICATION).statusCode()).isEqualTo(403);
            assertThat(delete(user, VERIFICATION).statusCode()).isEqualTo(403);
        }
    }

    @Test
    @Order(3)
    void theNewestHeadIsSignedByTheKey() {
        var seal = json(SEAL);
        var note = SignedNote.parse(seal.at("/head/note").asString());
        var said = Checkpoint.parse(note.text());
        assertThat(key().signed(note)).isTrue();
        assertThat(seal.get("origin").asString()).isEqualTo(key().name()).isEqualTo(said.origin());
        assertThat(seal.at("/head/root").asString()).isEqualTo(said.root().base64());
        assertThat(seal.at("/head/size").asLong()).isEqualTo(said.size()).isEqualTo(log.head());
        assertThat(seal.get("position").asLong()).isEqualTo(log.head());
        assertThat(seal.get("objection").isNull()).isTrue();
        assertThat(seal.get("hindrance").isNull()).isTrue();
        assertThat(seal.get("trouble").isNull()).isTrue();
    }

    @Test
    @Order(4)
    void aReceiptHoldsUntilAByteOfItIsChanged() {
        var answer = get("auditor", RECEIPTS + log.head());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"receipt-" + log.head() + ".txt\"");
        assertThat(Receipt.parse(answer.body()).holds(key())).isTrue();
        var at = answer.body().indexOf("extra ") + 20;
        var other = answer.body().charAt(at) == 'A' ? "B" : "A";
        var changed = new StringBuilder(answer.body()).replace(at, at + 1, other).toString();
        assertThat(Receipt.parse(changed).holds(key())).isFalse();
    }

    @Test
    @Order(5)
    void aFactIsProvedOnceItIsSealed() throws SQLException {
        var before = Checkpoint.parse(note().text());
        long position;
        try (var _ = withoutSealer()) {
            position = pay("LATE", 1);
            var early = get("auditor", RECEIPTS + position);
            refuses(early, 409, "NOT_SEALED_YET");
            assertThat(early.headers().firstValue("Retry-After")).contains("2");
            refuses(
                    get("auditor", "/audit/consistency?before=1&size=" + position),
                    409,
                    "NOT_SEALED_YET");
        }
        awaitSeal();
        assertThat(get("auditor", RECEIPTS + position).statusCode()).isEqualTo(200);
        var grown = json("/audit/consistency?before=" + before.size() + "&size=" + position);
        var path = grown.get("path").valueStream().map(it -> Hash.ofBase64(it.asString()));
        var now = Checkpoint.parse(note().text());
        assertThat(
                        new ConsistencyProof(before.size(), position, path.toList())
                                .holds(before.root(), now.root()))
                .isTrue();
    }

    @Test
    @Order(6)
    void whatIsNoPositionIsRefused() {
        for (var wrong : List.of("x", "-1", "1.0", "9".repeat(19), "%20")) {
            refuses(get("auditor", RECEIPTS + wrong), 400, "INVALID_PARAMETER");
            refuses(post("auditor", VERIFICATION + "?after=" + wrong), 400, "INVALID_PARAMETER");
            var growth = "/audit/consistency?before=" + wrong + "&size=2";
            refuses(get("auditor", growth), 400, "INVALID_PARAMETER");
        }
        for (var nowhere : List.of("0", Long.toString(log.head() + 1), "9".repeat(18))) {
            refuses(get("auditor", RECEIPTS + nowhere), 404, "NO_SUCH_FACT");
        }
        refuses(get("auditor", "/audit/consistency?before=2&size=1"), 400, "INVALID_PARAMETER");
        refuses(get("auditor", "/audit/consistency?before=2"), 400, "INVALID_PARAMETER");
        for (var end : List.of(log.head(), log.head() + 1)) {
            refuses(post("auditor", VERIFICATION + "?after=" + end), 400, "INVALID_PARAMETER");
        }
    }

    /** There is a fact behind the position, but nothing that it could be compared with. */
    @Test
    @Order(6)
    void whatIsNotSealedYetDoesNotPass() throws SQLException {
        try (var _ = withoutSealer()) {
            var after = pay("UNSEALED", 2) - 1;
            assertThat(post("auditor", VERIFICATION + "?after=" + after).statusCode())
                    .isEqualTo(202);
            await().until(() -> !state().equals("RUNNING"));
            var done = json(VERIFICATION);
            assertThat(done.get("state").asString()).isEqualTo("DONE");
            assertThat(done.get("position").asLong()).isEqualTo(log.head());
            assertThat(done.get("faults").asLong()).isZero();
            assertThat(done.get("passed").asBoolean()).isFalse();
        }
    }

    @Test
    @Order(7)
    void itSaysWhoBeganItAndThatAllIsAsItWasSealed() {
        pay("MANY", MANY);
        awaitSeal();
        var done = verified();
        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("passed").asBoolean()).isTrue();
        assertThat(done.get("startedBy").asString()).isEqualTo("auditor");
        assertThat(done.get("position").asLong()).isEqualTo(log.head());
        assertThat(done.get("goal").asLong()).isEqualTo(log.head());
        assertThat(done.get("sealed").asLong()).isEqualTo(log.head());
        assertThat(done.get("factsPerSecond").asLong()).isPositive();
        assertThat(done.get("remainingSeconds").isNull()).isTrue();
        assertThat(done.get("faults").asLong()).isZero();
        assertThat(done.get("firstFaults").size()).isZero();
    }

    /** It waits for the table of heads; meanwhile it is running, on whichever node one asks. */
    @Test
    @Order(8)
    void thereIsOneAtATimeAndItCanBeCancelled() throws SQLException {
        try (var owner = TestDatabase.owner(access).getConnection();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE seal.head IN ACCESS EXCLUSIVE MODE");
            var begun = post("admin", VERIFICATION);
            assertThat(begun.statusCode()).isEqualTo(202);
            assertThat(begun.headers().firstValue("Location"))
                    .contains("/api/v1/audit/verification");
            assertThat(json(begun).get("state").asString()).isEqualTo("RUNNING");
            refuses(post("auditor", VERIFICATION), 409, "VERIFICATION_RUNNING");
            var cancelled = delete("auditor", VERIFICATION);
            assertThat(cancelled.statusCode()).isEqualTo(202);
            assertThat(json(cancelled).get("cancelledBy").asString()).isEqualTo("auditor");
            owner.commit();
        }
        await().until(() -> !state().equals("RUNNING"));
        assertThat(state()).isEqualTo("CANCELLED");
        assertThat(json(VERIFICATION).get("passed").asBoolean()).isFalse();
    }

    @Test
    @Order(9)
    void aChangedByteIsNamedByItsPosition() {
        var position = appropriation();
        falsify(position);
        var found = verified();
        assertThat(found.get("state").asString()).isEqualTo("DONE");
        assertThat(found.get("passed").asBoolean()).isFalse();
        assertThat(found.get("faults").asLong()).isEqualTo(1);
        var fault = found.get("firstFaults").get(0);
        assertThat(fault.get("kind").asString()).isEqualTo("CHANGED");
        assertThat(fault.get("firstPosition").asLong()).isEqualTo(position);
        assertThat(fault.get("lastPosition").asLong()).isEqualTo(position);
        assertThat(fault.get("message").asString()).startsWith("第" + position + "号事实：");
        assertThat(json(get("auditor", VERIFICATION, "en")).at("/firstFaults/0/message").asString())
                .isEqualTo(
                        "Fact %d: what is stored is not what was sealed; it was changed afterwards."
                                .formatted(position));
        refuses(get("auditor", RECEIPTS + position), 409, "SEAL_BROKEN");
        assertThat(get("auditor", RECEIPTS + (position + 1)).statusCode()).isEqualTo(200);
    }

    /** Who only wants to know what is new does not look at it again. */
    @Test
    @Order(10)
    void whatStandsBehindAPositionIsVerifiedByItself() {
        var begun = post("auditor", VERIFICATION + "?after=" + appropriation());
        assertThat(begun.statusCode()).isEqualTo(202);
        await().until(() -> !state().equals("RUNNING"));
        assertThat(json(VERIFICATION).get("passed").asBoolean()).isTrue();
        assertThat(json(VERIFICATION).get("after").asLong()).isEqualTo(appropriation());
    }

    @Test
    @Order(11)
    void aSealWithoutItsHashesIsBroken() {
        JdbcClient.create(TestDatabase.owner(access))
                .sql("DELETE FROM seal.part WHERE level = 0 AND tile = 1")
                .update();
        refuses(get("auditor", RECEIPTS + "300"), 409, "SEAL_BROKEN");
        JdbcClient.create(TestDatabase.owner(access))
                .sql("UPDATE seal.head SET note = 'nothing'")
                .update();
        refuses(get("auditor", RECEIPTS + "1"), 409, "SEAL_BROKEN");
        assertThat(get("auditor", SEAL).statusCode()).isEqualTo(200);
        var kinds = verified().get("firstFaults").valueStream().map(it -> it.get("kind"));
        assertThat(kinds.map(kind -> kind.asString())).contains("CHANGED", "HASHES_LOST");
    }

    private VerifierKey key() {
        return VerifierKey.parse(json(SEAL).get("verifierKey").asString());
    }

    private SignedNote note() {
        return SignedNote.parse(json(SEAL).at("/head/note").asString());
    }

    private static void refuses(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
        assertThat(json(answer).get("detail").asString()).doesNotContain(code);
    }
}
