package budgettrail.benchmark;

import java.nio.file.Files;

/** P1, P1b, P2, P3, P5: writing, beside plain commits, COPY and stock Axon. */
record Recording(Bench bench) {
    private static final String DATABASE = "recording";
    private static final String PEER = "peer";
    private static final int CLIENTS = 32;

    void measure() throws Exception {
        bench.server().createDatabase(DATABASE);
        var product = bench.products().start(DATABASE);
        var payments = new Payments(product);
        payments.open();
        bench.load(product, payments.anyLine()).closed(CLIENTS, bench.scale().warmUp());
        var alone = new OneByOne(bench, product, payments);
        if (Files.exists(Peer.jar())) {
            beside(alone);
        } else {
            System.out.println("Stock Axon is not built: not measured");
            alone.measure();
        }
        new UnderLoad(bench, product, payments, alone.perSecond()).measure();
        new InBulk(bench, product, payments, new ProductData(bench.server(), DATABASE)).measure();
        bench.products().stop(product);
    }

    private void beside(OneByOne alone) throws Exception {
        bench.server().createDatabase(PEER);
        try (var peer = Peer.start(bench.server(), PEER, bench.folder())) {
            bench.cpu().add(peer.pid());
            var same = bench.load(peer, peer.payments());
            same.closed(CLIENTS, bench.scale().further());
            alone.measure(same);
            bench.cpu().remove(peer.pid());
        }
    }
}
