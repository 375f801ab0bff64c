package budgettrail.query.reading;

import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Every role reads; a unit manager only the own subtree. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RolesAllowed({
    "TREASURY_CLERK",
    "TREASURY_APPROVER",
    "BUDGET_OFFICER",
    "EXEMPTION_OFFICER",
    "UNIT_MANAGER",
    "AUDITOR",
    "ADMINISTRATOR",
    "MIGRATOR"
})
public @interface AnyReader {}
