package budgettrail.web.problem;

/**
 * An address that takes files, or many things at once, and so bodies of {@link BodyLimit#LARGEST}
 * bytes. Each bean of this type is one.
 *
 * @param path how it begins
 */
public record LargeBodies(String path) {}
