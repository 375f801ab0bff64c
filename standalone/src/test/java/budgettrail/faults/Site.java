package budgettrail.faults;

import budgettrail.faults.NodeProcess.Launch;
import budgettrail.journey.Api;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Migration;
import budgettrail.web.access.Account;
import budgettrail.web.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes of the application on one database, each in a process of its own. */
final class Site implements AutoCloseable {
    static final int NODES = 2;
    private static final Duration TO_START = Duration.ofSeconds(120);
    private static final Map<String, Role> ROLES =
            new TreeMap<>(
                    Map.of(
                            Wire.CLERK,
                            Role.TREASURY_CLERK,
                            Wire.APPROVER,
                            Role.TREASURY_APPROVER,
                            Wire.OFFICER,
                            Role.BUDGET_OFFICER,
                            "auditor",
                            Role.AUDITOR,
                            "admin",
                            Role.ADMINISTRATOR));

    private final Server server;
    private final DatabaseAccess database;
    private final DatabaseProxy proxy;
    private final Path accounts;
    private final List<Path> first;
    private final NodeProcess[] nodes = new NodeProcess[NODES];
    private final String[] addresses = new String[NODES];

    private Site(Server server, List<Path> first) {
        this.server = server;
        this.first = first;
        this.database = server.fresh();
        this.proxy = new DatabaseProxy(server.port());
        this.accounts = accounts();
    }

    /** Of the classes as they are. */
    static Site open(Server server) {
        return open(server, List.of(), List.of());
    }

    /**
     * Opens a new one on a new database.
     *
     * @param first folders whose classes come before all others
     * @param scripts run by the owner once the schemas are there
     */
    static Site open(Server server, List<Path> first, List<String> scripts) {
        var site = new Site(server, first);
        for (var schema : List.of("log", "command", "query")) {
            Migration.migrate(site.database, schema);
        }
        scripts.forEach(site::run);
        for (var node = 0; node < NODES; node++) {
            site.start(node);
        }
        site.awaitNodes();
        return site;
    }

    private void run(String script) {
        try (var owner = server.owner(database);
                var statement = owner.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Server server() {
        return server;
    }

    /** Not through the proxy. */
    DatabaseAccess database() {
        return database;
    }

    DatabaseProxy proxy() {
        return proxy;
    }

    NodeProcess node(int node) {
        return nodes[node];
    }

    /** Where the node is, or was while it is not ready. */
    String address(int node) {
        if (nodes[node].isReady()) {
            addresses[node] = nodes[node].address();
        }
        return addresses[node] == null ? "http://127.0.0.1:1" : addresses[node];
    }

    String token(String user) {
        return "bt_" + user + "-of-the-faults-0123456789abcdefghijklmnop";
    }

    Api api(int node) {
        return nodes[node].api(accounts);
    }

    /** Kills the node and starts another in its place; does not wait for it. */
    void replace(int node) {
        nodes[node].close();
        start(node);
    }

    /** The same with a clock that is wrong. */
    void replaceWithShifted(int node, Duration shift) {
        nodes[node].close();
        start(node, ShiftedNode.class.getName(), List.of("--" + ShiftedNode.SHIFT + "=" + shift));
    }

    private void start(int node) {
        start(node, Launch.APPLICATION, List.of());
    }

    private void start(int node, String main, List<String> more) {
        var behind = Server.behind(proxy.port(), database);
        nodes[node] = NodeProcess.start(new Launch(behind, accounts, first, main, more));
    }

    /** A node that met no database when it started has ended, and is started again. */
    boolean isWhole() {
        var whole = true;
        for (var node = 0; node < NODES; node++) {
            if (nodes[node].hasEnded()) {
                start(node);
            }
            whole = whole && nodes[node].isReady();
        }
        return whole;
    }

    void awaitNodes() {
        Patience.until(this::isWhole, TO_START, "both nodes are ready");
    }

    private Path accounts() {
        var all = new ArrayList<Account>();
        ROLES.forEach(
                (user, role) ->
                        all.add(new Account(user, Set.of(role), null, token(user), token(user))));
        try {
            var file = Files.createTempDirectory("budgettrail-faults").resolve("accounts.json");
            Files.writeString(file, JsonMapper.shared().writeValueAsString(all));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (var node : nodes) {
            if (node != null) {
                node.close();
            }
        }
        proxy.close();
    }
}
