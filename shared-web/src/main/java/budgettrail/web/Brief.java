package budgettrail.web;

import jakarta.servlet.http.HttpServletRequest;

/** Says which requests wait much and compute little, such as those that record one fact. */
@FunctionalInterface
public interface Brief {
    /** Asked of every request before anything else; only its method and address are to be read. */
    boolean is(HttpServletRequest request);
}
