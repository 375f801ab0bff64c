package budgettrail.benchmark;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all measurements share: the server, the yardstick, the processors, and the table so far. */
final class Bench {
    private final Scale scale;
    private final Server server;
    private final Cpu cpu;
    private final PlainCommit plain;
    private final Rounds rounds;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, List<Run>> kept = new HashMap<>();

    Bench(Scale scale, Server server, Cpu cpu, Path folder) throws Exception {
        this.scale = scale;
        this.server = server;
        this.cpu = cpu;
        server.createDatabase("yardstick");
        server.createDatabase(database());
        this.plain = new PlainCommit(server, "yardstick", folder, cpu);
        this.rounds = new Rounds(scale.rounds());
    }

    Scale scale() {
        return scale;
    }

    Server server() {
        return server;
    }

    String database() {
        return "product";
    }

    Cpu cpu() {
        return cpu;
    }

    PlainCommit plain() {
        return plain;
    }

    Rounds rounds() {
        return rounds;
    }

    /** Facts in the log. */
    long facts() throws SQLException {
        try (var connection = server.owner(database())) {
            return Copies.number(connection, "SELECT max(position) FROM log.event");
        }
    }

    /** Waits until the figures hold every fact of the log. */
    void caughtUp() throws SQLException, InterruptedException {
        try (var connection = server.owner(database())) {
            while (Copies.number(
                            connection,
                            "SELECT (SELECT max(position) FROM log.event) - (SELECT position FROM"
                                    + " query.generation WHERE generation = (SELECT generation FROM"
                                    + " query.live))")
                    > 0) {
                Thread.sleep(50);
            }
        }
    }

    void add(Figure figure) {
        figures.add(figure);
        System.out.println(figure.row());
    }

    List<Figure> figures() {
        return figures;
    }

    void keep(String name, List<Run> runs) {
        kept.put(name, runs);
    }

    List<Run> kept(String name) {
        return kept.getOrDefault(name, List.of());
    }
}
