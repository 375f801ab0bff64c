package budgettrail.web;

import jakarta.servlet.http.HttpServletRequest;

/** Says which requests wait much and compute little, such as those that record one fact. */
@FunctionalInterface
public interface Brief {
    /** Asked of every request before it is known whose it is; its body must not be read. */
    boolean is(HttpServletRequest request);
}
