package budgettrail.query.replay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database whose comparisons end when they are told to for the second time, and never before. */
final class HardOfHearing extends DelegatingDataSource {
    private final CountDownLatch told = new CountDownLatch(2);

    HardOfHearing(DataSource database) {
        super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return heard(Connection.class, super.getConnection());
    }

    private <T> T heard(Class<T> type, T target) {
        var proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            var question = target instanceof PreparedStatement;
                            if (question && method.getName().equals("cancel")) {
                                told.countDown();
                                return null;
                            }
                            if (question && method.getName().equals("executeQuery")) {
                                told.await();
                                throw new SQLException("It was told to end");
                            }
                            try {
                                return asked(method.invoke(target, arguments));
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return type.cast(proxy);
    }

    private Object asked(Object answer) {
        return answer instanceof PreparedStatement question
                        && Thread.currentThread().getName().equals("replay-comparing")
                ? heard(PreparedStatement.class, question)
                : answer;
    }
}
