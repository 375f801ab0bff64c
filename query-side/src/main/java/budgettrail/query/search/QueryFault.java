package budgettrail.query.search;

import budgettrail.web.problem.FieldError;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;

/** A query that is none, and where. */
final class QueryFault extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final String code;
    private final int at;
    private final int length;
    private final String text;

    /**
     * @param code of the problem; its sentence names the text
     * @param at of the first wrong character, counted from 0
     * @param length how many of the query's characters are wrong; 0: something is missing there
     */
    QueryFault(String code, int at, int length, String text) {
        super(code + " at " + at);
        this.code = code;
        this.at = at;
        this.length = length;
        this.text = text;
    }

    String code() {
        return code;
    }

    int at() {
        return at;
    }

    int length() {
        return length;
    }

    String text() {
        return text;
    }

    ProblemException problem() {
        return problem("parameter", "q");
    }

    /** Of a query that stands elsewhere. */
    ProblemException problem(String kind, String where) {
        var place = new LinkedHashMap<String, Object>();
        place.put(kind, where);
        place.put("offset", at);
        place.put("length", length);
        return new ProblemException(
                Problem.malformed(List.of(new FieldError(place, code, List.of(text)))));
    }
}
