package budgettrail.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What all measurements share: the server, the yardstick, the processors, and the table so far. */
final class Bench implements AutoCloseable {
    /** By then the whole pages are written that follow a checkpoint. */
    static final double LEAD_SECONDS = 2;

    private final Scale scale;
    private final Server server;
    private final Path folder;
    private final Cpu cpu;
    private final PlainCommit plain;
    private final Products products;
    private final Rounds rounds;
    private final List<Row> rows = new ArrayList<>();
    private Part part = Part.RECORD;

    Bench(Scale scale, Server server, Path folder) throws Exception {
        this.scale = scale;
        this.server = server;
        this.folder = folder;
        this.cpu = new Cpu(server.postmaster());
        this.rounds = new Rounds(cpu);
        this.products = new Products(server, cpu, folder);
        server.createDatabase("yardstick");
        this.plain = new PlainCommit(server, "yardstick", folder, cpu);
    }

    Scale scale() {
        return scale;
    }

    Server server() {
        return server;
    }

    Path folder() {
        return folder;
    }

    Cpu cpu() {
        return cpu;
    }

    PlainCommit plain() {
        return plain;
    }

    Products products() {
        return products;
    }

    Load load(Served served, Request request) {
        return new Load(served, request, cpu);
    }

    /** A load for some seconds. */
    interface Timed {
        Run run(double seconds) throws Exception;
    }

    /**
     * A contestant who does not pay for what the one before left to be written, nor for what
     * follows a checkpoint: that is in no measurement.
     */
    Rounds.Contestant settled(String name, Timed load) {
        return Rounds.contestant(
                name,
                () -> {
                    server.settle();
                    load.run(LEAD_SECONDS);
                    return load.run(scale.seconds());
                });
    }

    /** Lets contestants take turns, as often as the scale says. */
    Runs rounds(Rounds.Contestant... contestants) throws Exception {
        return rounds.of(scale.rounds(), contestants);
    }

    /** The same of what takes long. */
    Runs fewRounds(Rounds.Contestant... contestants) throws Exception {
        return rounds.of(scale.rebuilds(), contestants);
    }

    /** What is added from now on belongs to this part. */
    void begin(Part begun) {
        System.out.println("Part " + begun.title());
        part = begun;
    }

    void end() throws IOException {
        add(products.memory(part));
    }

    void add(Figure figure) {
        var row = new Row(part, figure);
        rows.add(row);
        System.out.println(Table.line(row));
    }

    List<Row> rows() {
        return rows;
    }

    /** What the reader of the table must know of the rounds. */
    String said() {
        return rounds.said();
    }

    @Override
    public void close() throws IOException {
        products.close();
    }
}
