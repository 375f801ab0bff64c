package budgettrail.benchmark;

import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/** All figures made anew from the log, as the administrator asks for it. */
record Rebuild(Bench bench, Stocked stocked) {
    private static final String ADDRESS = "/api/v1/projections/rebuild";
    private static final long LOOK_EVERY_NANOS = 50_000_000;

    /** From the demand until it is done, and what was there before is taken away. */
    Run run() throws Exception {
        var product = stocked.product();
        var admin = product.token("admin");
        bench.server().settle();
        var before = bench.cpu().snapshot(product.pid());
        var begun = System.nanoTime();
        product.once(Request.post(ADDRESS, admin, "x", "application/json", new byte[0]), 202);
        while (running(product, admin)) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var used = bench.cpu().snapshot(product.pid()).since(before);
        return Run.of(stocked.data().facts(), seconds, used, product.peakMiB());
    }

    private static boolean running(Product product, String admin) throws Exception {
        var job = JsonMapper.shared().readTree(product.once(Request.get(ADDRESS, admin), 200));
        return switch (job.path("state").asString()) {
            case "RUNNING" -> true;
            case "DONE" -> false;
            default -> throw new IllegalStateException(job.toString());
        };
    }
}
