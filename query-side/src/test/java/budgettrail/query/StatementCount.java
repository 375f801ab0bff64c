package budgettrail.query;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts the statements that requests send to the database, by views and by the log. */
public final class StatementCount implements BeanPostProcessor {
    private static final Set<String> POOLS = Set.of("dataSource", "logDataSource");
    private static final String OF_REQUESTS = "request-";

    private final List<String> sent = new CopyOnWriteArrayList<>();

    /** Those since the last time. */
    public List<String> taken() {
        var taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool && POOLS.contains(name)
                ? new Counted(pool, this)
                : bean;
    }

    /** A pool whose connections note what they are asked. */
    private static final class Counted extends HikariDataSource {
        private final HikariDataSource pool;
        private final StatementCount count;

        Counted(HikariDataSource pool, StatementCount count) {
            this.pool = pool;
            this.count = count;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return count.noting(Connection.class, pool.getConnection(), "");
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    private <T> T noting(Class<T> type, T target, String sql) {
        var noting =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            if (method.getName().startsWith("execute") && isRequest()) {
                                sent.add(sql.isEmpty() ? String.valueOf(arguments[0]) : sql);
                            }
                            Object answer;
                            try {
                                answer = method.invoke(target, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                            return switch (answer) {
                                case PreparedStatement it ->
                                        noting(
                                                PreparedStatement.class,
                                                it,
                                                String.valueOf(arguments[0]));
                                case Statement it -> noting(Statement.class, it, "");
                                case null, default -> answer;
                            };
                        });
        return type.cast(noting);
    }

    private static boolean isRequest() {
        return Thread.currentThread().getName().startsWith(OF_REQUESTS);
    }
}
