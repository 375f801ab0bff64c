package budgettrail.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A budget, and payments of it: many usual lines, some that nobody pays from, and a long one. */
final class Payments {
    /** The usual ones, which are paid from at random. */
    static final int LINES = 1_000;

    /** So many after them are new: nothing was paid from them. */
    static final int NEW_LINES = 50;

    /** The one that may have very many payments. */
    static final int LONG_LINE = LINES + NEW_LINES;

    static final int UNITS = 20;
    static final String YEAR = "2024";

    /** Larger than all that can be paid in a run, so that nothing is refused. */
    private static final String INITIAL = "900000000.00";

    private final Product product;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong number = new AtomicLong();

    Payments(Product product) {
        this.product = product;
    }

    /** Describes the units and opens the lines. */
    void open() throws IOException {
        var units = new StringBuilder("code,name_zh,parent_code\nD,部门,\n");
        for (var unit = 0; unit < UNITS; unit++) {
            units.append("U").append(unit).append(",单位").append(unit).append(",D\n");
        }
        upload("units", units.toString());
        var rows = new StringBuilder("line_key,unit_code,function_code,kind,initial_yuan\n");
        for (var line = 0; line <= LONG_LINE; line++) {
            rows.append("L%d,U%d,2010101,BASIC,%s\n".formatted(line, line % UNITS, INITIAL));
        }
        upload("budget-lines", rows.toString());
    }

    private void upload(String kind, String csv) throws IOException {
        var path = "/api/v1/imports/" + kind + "?fiscalYear=" + YEAR;
        var bytes = csv.getBytes(StandardCharsets.UTF_8);
        product.once(
                Request.post(path, product.token("migrator"), kind + run, "text/csv", bytes), 201);
    }

    /** Payments of usual lines picked at random. */
    Request anyLine() {
        var token = product.token("clerk");
        return random -> payment(random, random.nextInt(LINES), next(), token);
    }

    /** The same of clients whose keys have no order. */
    Request anyLineByRandomKeys() {
        var token = product.token("clerk");
        return random -> {
            var id = new UUID(random.nextLong(), random.nextLong()).toString();
            return payment(random, random.nextInt(LINES), id, token);
        };
    }

    /** Payments of one line. */
    Request ofLine(int line) {
        var token = product.token("clerk");
        return random -> payment(random, line, next(), token);
    }

    /** A file of so many payments, as a clerk uploads it. */
    byte[] file(int rows) {
        var csv =
                new StringBuilder(
                        "date,type,unit_code,budget_line_key,amount_yuan,payee,voucher_no,ref\n");
        for (var row = 0; row < rows; row++) {
            var line = row % LINES;
            csv.append(
                    "2024-03-%d,DISBURSEMENT,U%d,L%d,%d.25,示例文具店,%s-%d,\n"
                            .formatted(
                                    10 + row % 20,
                                    line % UNITS,
                                    line,
                                    1 + row % 300,
                                    run,
                                    number.incrementAndGet()));
        }
        return Request.post(
                "/api/v1/imports/execution?fiscalYear=" + YEAR,
                product.token("clerk"),
                "file-" + run + number.get(),
                "text/csv",
                csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String next() {
        return run + "-" + number.incrementAndGet();
    }

    private static byte[] payment(SplittableRandom random, int line, String id, String token) {
        var body =
                "{\"disbursement\":\""
                        + id
                        + "\",\"effective\":\"2024-03-"
                        + random.nextInt(10, 32)
                        + "\",\"amount\":\""
                        + random.nextInt(1, 400)
                        + "."
                        + random.nextInt(10, 100)
                        + "\",\"unit\":\"U"
                        + line % UNITS
                        + "\",\"voucher\":\""
                        + id
                        + "\",\"payee\":\"示例文具店\",\"paid\":true}";
        return Request.post(
                "/api/v1/budget-lines/" + YEAR + ":L" + line + "/disbursements",
                token,
                id,
                "application/json",
                body.getBytes(StandardCharsets.UTF_8));
    }
}
