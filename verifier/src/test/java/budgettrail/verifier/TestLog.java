package budgettrail.verifier;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A log written by hand, column by column as docs/export.md says; honest unless a test changes it.
 */
final class TestLog {
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final String DESCRIPTION =
            "'description':{'unit':'%s','function':'2080101','kind':'BASIC','category':null,'project':%s,"
                + "'departmentEconomic':null,'governmentEconomic':null,'fund':'%s',"
                + "'fiscalAppropriation':null,'procurement':false}";

    /** One fact before it is bytes. */
    static final class Row {
        String type;
        String stream;
        String json;
        String actor;
        String metadata;
        LocalDate effective;
        long time;
        boolean imported;
        int version = 1;

        /** None: the next one of its stream. */
        Long sequence;
    }

    final List<Row> rows = new ArrayList<>();

    /** Adds a fact; quotes are written as apostrophes. */
    TestLog fact(String type, String actor, String json) {
        rows.add(row(type, actor, json));
        rows.getLast().time = rows.size();
        return this;
    }

    /** Puts a fact in before a position. */
    TestLog insert(int position, String type, String actor, String json) {
        var row = row(type, actor, json);
        row.time = rows.get(position - 1).time;
        rows.add(position - 1, row);
        return this;
    }

    private static Row row(String type, String actor, String json) {
        var row = new Row();
        row.type = type;
        row.json = json.replace('\'', '"');
        row.actor = actor;
        row.metadata =
                "{\"actor\":\"%s\",\"source\":\"ONLINE\",\"idempotencyKey\":null,\"fingerprint\":null,\"correlation\":null,\"round\":0,\"importId\":null,\"importRow\":null}"
                        .formatted(actor);
        try {
            var members = Members.of(row.json.getBytes(StandardCharsets.UTF_8));
            row.effective = members.day("effective");
            row.stream =
                    type.startsWith("line.")
                            ? members.text("line")
                            : type.contains("unit")
                                    ? "unit:" + members.text("unit")
                                    : "project:" + members.text("project");
        } catch (Malformed e) {
            throw new IllegalArgumentException(json, e);
        }
        return row;
    }

    Row at(int position) {
        return rows.get(position - 1);
    }

    /** Writes another text into the JSON of a fact. */
    TestLog replace(int position, String old, String other) {
        var row = at(position);
        if (!row.json.contains(old.replace('\'', '"'))) {
            throw new IllegalArgumentException(row.json);
        }
        row.json = row.json.replace(old.replace('\'', '"'), other.replace('\'', '"'));
        return this;
    }

    TestLog by(int position, String actor) {
        at(position).metadata = at(position).metadata.replace(at(position).actor, actor);
        at(position).actor = actor;
        return this;
    }

    TestLog remove(int position) {
        rows.remove(position - 1);
        return this;
    }

    /** The leaf of every position. */
    List<byte[]> leaves() {
        var next = new HashMap<String, Long>();
        var leaves = new ArrayList<byte[]>();
        for (var row : rows) {
            var sequence = row.sequence == null ? next.getOrDefault(row.stream, 0L) : row.sequence;
            next.put(row.stream, sequence + 1);
            leaves.add(leaf(leaves.size() + 1, sequence, row));
        }
        return leaves;
    }

    private static byte[] leaf(long position, long sequence, Row row) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(8);
            out.writeLong(position);
            text(out, row.stream);
            out.writeInt(8);
            out.writeLong(sequence);
            text(out, row.type);
            out.writeInt(2);
            out.writeShort(row.version);
            text(out, row.json);
            text(out, row.metadata);
            out.writeInt(4);
            out.writeInt((int) ChronoUnit.DAYS.between(EPOCH, row.effective));
            out.writeInt(8);
            out.writeLong(row.time);
            text(out, row.actor);
            out.writeInt(1);
            out.writeBoolean(row.imported);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String description(String unit, String project, String fund) {
        return DESCRIPTION.formatted(unit, project == null ? "null" : "'" + project + "'", fund);
    }

    TestLog open(String line, String unit, String project, String yuan) {
        var of = "{'line':'2022:%s','effective':'2022-01-01',".formatted(line);
        return fact(
                        "line.opened",
                        "officer",
                        of + description(unit, project, "GENERAL_PUBLIC") + "}")
                .fact(
                        "line.appropriated",
                        "officer",
                        of + "'amount':'%s','document':null,'reason':null}".formatted(yuan));
    }

    TestLog unit(String code, String parent) {
        return fact(
                "reference.unit-described",
                "officer",
                "{'unit':'%s','effective':'2022-01-01','nameZh':'一','nameEn':null,'parent':%s}"
                        .formatted(code, parent == null ? "null" : "'" + parent + "'"));
    }

    /** A fact of a line of 2022. */
    TestLog of(String line, String day, String type, String actor, String json) {
        return fact(type, actor, on(line, day, json));
    }

    static String on(String line, String day, String json) {
        return "{'line':'%s','effective':'%s',%s}"
                .formatted(line.contains(":") ? line : "2022:" + line, day, json);
    }

    static String payment(String id, String yuan, String unit, String more) {
        return "'disbursement':'%s','amount':'%s','unit':'%s','voucher':'V-%s',%s"
                .formatted(id, yuan, unit, id, more);
    }

    /** A line whose initial budget is 0.00, and 5.00 supplemented. */
    static TestLog startsWithNothing() {
        var supplement =
                "'adjustment':'S1','amount':'5.00','statutory':false,'document':null,'reason':null";
        return new TestLog()
                .unit("U", null)
                .open("1", "U", null, "0.00")
                .of("1", "2022-03-01", "line.supplemented", "officer", supplement);
    }

    /** Every kind of fact in 38 of them: what it adds up to is in {@link AcceptedTest}. */
    static TestLog year() {
        var virement =
                "'adjustment':'V1','amount':'100.00','counterpart':'2022:%s','document':null,'reason':null";
        var asked = "'payee':'甲','commitment':null,'reason':null";
        var under = "'payee':'甲','commitment':'C1','reason':null";
        return new TestLog()
                .unit("035", null)
                .unit("U1", "035")
                .unit("U2", "035")
                .fact(
                        "reference.project-described",
                        "officer",
                        "{'project':'P','effective':'2022-01-01','nameZh':'一','nameEn':null,'category':null}")
                .open("A", "U1", null, "1000.00")
                .open("B", "U1", "P", "500.00")
                .open("C", "U2", "P", "300.00") // 10
                .of(
                        "C",
                        "2022-02-01",
                        "line.supplemented",
                        "officer",
                        "'adjustment':'S1','amount':'50.00','statutory':false,'document':null,'reason':null")
                .of("A", "2022-02-02", "line.transferred-out", "officer", virement.formatted("C"))
                .of("C", "2022-02-02", "line.transferred-in", "officer", virement.formatted("A"))
                .of(
                        "C",
                        "2022-02-01",
                        "line.exemption-granted",
                        "exemptor",
                        "'adjustment':'S1','kind':'SUPPLEMENT','amount':'50.00','counterpart':null,"
                                + "'ground':'SUPERIOR_ORDER','decided':'2022-03-01','document':'1'")
                .of(
                        "B",
                        "2022-02-03",
                        "line.commitment-placed",
                        "officer",
                        "'commitment':'C1','amount':'200.00','payee':null,'reason':null")
                .of(
                        "A",
                        "2022-03-01",
                        "line.disbursement-requested",
                        "clerk",
                        payment("P1", "60.00", "U1", asked))
                .of(
                        "A",
                        "2022-03-01",
                        "line.disbursement-approved",
                        "checker",
                        "'disbursement':'P1'")
                .of(
                        "A",
                        "2022-03-02",
                        "line.disbursement-paid",
                        "clerk",
                        payment("P1", "60.00", "U1", asked))
                .of(
                        "B",
                        "2022-03-03",
                        "line.disbursement-recorded",
                        "clerk",
                        payment("P2", "80.00", "U1", under + ",'corrects':null"))
                .of(
                        "B",
                        "2022-03-04",
                        "line.disbursement-refunded",
                        "clerk", // 20
                        "'refund':'R1',"
                                + payment("P2", "30.00", "U1", "'payee':null,'reason':null")
                                        .replace("V-P2", "V-R1"))
                .of(
                        "A",
                        "2022-04-01",
                        "line.frozen",
                        "officer",
                        "'amount':'10.00','document':null,'reason':null")
                .of(
                        "A",
                        "2022-04-02",
                        "line.unfrozen",
                        "officer",
                        "'amount':'10.00','document':null,'reason':null")
                .of(
                        "A",
                        "2022-04-03",
                        "line.disbursement-requested",
                        "clerk",
                        payment("P3", "5.00", "U1", asked))
                .of(
                        "A",
                        "2022-04-03",
                        "line.disbursement-rejected",
                        "checker",
                        payment("P3", "5.00", "U1", "'commitment':null,'reason':null"))
                .of(
                        "A",
                        "2022-04-04",
                        "line.disbursement-recorded",
                        "clerk",
                        payment("P4", "7.00", "U1", asked + ",'corrects':null"))
                .of(
                        "A",
                        "2022-04-04",
                        "line.disbursement-reversed",
                        "clerk",
                        payment(
                                "P4",
                                "7.00",
                                "U1",
                                "'commitment':null,'correctedBy':'P5','reason':null"))
                .of(
                        "B",
                        "2022-04-04",
                        "line.disbursement-recorded",
                        "clerk",
                        payment("P5", "7.00", "U1", asked + ",'corrects':'P4'")
                                .replace("V-P5", "V-P4"))
                .of(
                        "B",
                        "2022-04-05",
                        "line.disbursement-requested",
                        "clerk",
                        payment("P6", "20.00", "U1", under))
                .of(
                        "B",
                        "2022-04-05",
                        "line.disbursement-withdrawn",
                        "clerk",
                        payment("P6", "20.00", "U1", "'commitment':'C1','reason':null"))
                .of(
                        "B",
                        "2022-05-01",
                        "line.commitment-revised",
                        "officer", // 30
                        "'commitment':'C1','change':'-20.00','reason':null")
                .of(
                        "B",
                        "2022-05-02",
                        "line.commitment-released",
                        "officer",
                        "'commitment':'C1','amount':'40.00','document':null,'reason':null")
                .of(
                        "A",
                        "2022-12-31",
                        "line.closed",
                        "officer",
                        "'carriedForward':[],'lapsed':'840.00','document':null,'reason':null")
                .of(
                        "B",
                        "2022-12-31",
                        "line.closed",
                        "officer",
                        "'carriedForward':[{'origin':'2022','amount':'100.00'}],'lapsed':'343.00','document':null,'reason':null")
                .of(
                        "2023:B",
                        "2023-01-01",
                        "line.opened",
                        "officer",
                        description("U1", "P", "GENERAL_PUBLIC"))
                .of(
                        "2023:B",
                        "2023-01-01",
                        "line.carried-in",
                        "officer",
                        "'origin':'2022','amount':'100.00','from':'2022:B'")
                .of(
                        "2023:B",
                        "2023-01-01",
                        "line.commitment-reopened",
                        "officer",
                        "'commitment':'C1','amount':'60.00','payee':null,'from':'2022:B'")
                .of(
                        "2023:B",
                        "2023-02-01",
                        "line.prior-year-refunded",
                        "clerk",
                        "'refund':'R2','amount':'3.00','unit':'U1','voucher':'V-R2','payee':null,'reason':null")
                .of(
                        "C",
                        "2022-06-01",
                        "line.described",
                        "officer",
                        description("U2", "P", "GENERAL_PUBLIC"));
    }
}
