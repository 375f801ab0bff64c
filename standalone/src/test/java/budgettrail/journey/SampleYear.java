package budgettrail.journey;

import budgettrail.log.EventLog;
import budgettrail.web.access.Account;
import budgettrail.web.access.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the application with the sample year that all tests of this JVM share, so that
 * nothing may be recorded in it: such a test starts an application of its own.
 */
public final class SampleYear implements ParameterResolver {
    /** The unit that the account {@value #OF_ONE_UNIT} manages. */
    public static final String UNIT = "035003";

    /** Sees {@value #UNIT} only. */
    public static final String OF_ONE_UNIT = "centre";

    private static final String SAMPLE = "--budgettrail.sample=year";
    private static final List<Account> ACCOUNTS =
            List.of(
                    account("manager", Role.UNIT_MANAGER, "035"),
                    account(OF_ONE_UNIT, Role.UNIT_MANAGER, UNIT),
                    account("auditor", Role.AUDITOR, null),
                    account("admin", Role.ADMINISTRATOR, null));

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningApplication.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    public static RunningApplication of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SampleYear.class))
                .computeIfAbsent(
                        RunningApplication.class,
                        _ -> caughtUp(RunningApplication.startWith(ACCOUNTS, SAMPLE)),
                        RunningApplication.class);
    }

    /** Before a page is looked at, all of it has to be added up. */
    private static RunningApplication caughtUp(RunningApplication application) {
        var head = application.context().getBean(EventLog.class).head();
        var asked =
                "/api/v1/indicators?level=DEPARTMENT&fiscalYear=2022&asOf=2022-12-31&minPosition=";
        if (application.api().get("auditor", asked + head).status() != 200) {
            throw new IllegalStateException("The sample is not shown");
        }
        return application;
    }

    private static Account account(String user, Role role, String unit) {
        return new Account(
                user, Set.of(role), unit, "password of " + user, "bt_the-token-of-" + user);
    }
}
