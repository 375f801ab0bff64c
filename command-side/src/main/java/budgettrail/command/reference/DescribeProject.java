package budgettrail.command.reference;

import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.ReferenceEvent.ProjectDescribed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Names a project and says its category. */
public record DescribeProject(
        ProjectCode project,
        LocalDate effective,
        String nameZh,
        @Nullable String nameEn,
        @Nullable String category)
        implements ReferenceCommand {
    @Override
    public ProjectDescribed from(LocalDate day) {
        return new ProjectDescribed(project, day, nameZh, nameEn, category);
    }
}
