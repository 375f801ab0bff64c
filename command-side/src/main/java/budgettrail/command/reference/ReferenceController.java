package budgettrail.command.reference;

import static budgettrail.command.http.Fields.code;
import static budgettrail.command.http.Fields.name;
import static budgettrail.command.http.Fields.note;
import static budgettrail.command.http.Fields.optionalCode;

import budgettrail.command.http.Answers;
import budgettrail.command.http.CommandAnswer;
import budgettrail.command.http.Roles;
import budgettrail.command.shell.Giver;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.EconomicScheme;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Names units, projects and codes, from a day on. */
@RestController
@RequestMapping("/api/v1")
@RolesAllowed(Roles.OFFICER)
@Tag(name = "Reference data")
class ReferenceController {
    private final ReferenceDesk desk;
    private final Answers answers;

    ReferenceController(ReferenceDesk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    /** A department, or a unit of one. */
    record UnitBody(
            String unit,
            LocalDate effective,
            String nameZh,
            @Nullable String nameEn,
            @Nullable String parent) {}

    @PostMapping("/units")
    @Operation(summary = "Name a department or a unit, from a day on")
    ResponseEntity<CommandAnswer> unit(@RequestBody UnitBody body, Giver giver) {
        return give(
                new DescribeUnit(
                        code("/unit", body.unit(), UnitCode::new),
                        body.effective(),
                        name("/nameZh", body.nameZh()),
                        note("/nameEn", body.nameEn()),
                        optionalCode("/parent", body.parent(), UnitCode::new)),
                giver);
    }

    /** A project. */
    record ProjectBody(
            String project,
            LocalDate effective,
            String nameZh,
            @Nullable String nameEn,
            @Nullable String category) {}

    @PostMapping("/projects")
    @Operation(summary = "Name a project, from a day on")
    ResponseEntity<CommandAnswer> project(@RequestBody ProjectBody body, Giver giver) {
        return give(
                new DescribeProject(
                        code("/project", body.project(), ProjectCode::new),
                        body.effective(),
                        name("/nameZh", body.nameZh()),
                        note("/nameEn", body.nameEn()),
                        note("/category", body.category())),
                giver);
    }

    /** A code of the functional classification, at any depth. */
    record FunctionBody(String code, LocalDate effective, String nameZh, @Nullable String nameEn) {}

    @PostMapping("/function-codes")
    @Operation(summary = "Name a functional code (功能分类), from a day on")
    ResponseEntity<CommandAnswer> function(@RequestBody FunctionBody body, Giver giver) {
        return give(
                new DescribeFunctionCode(
                        code("/code", body.code(), FunctionCode::new),
                        body.effective(),
                        name("/nameZh", body.nameZh()),
                        note("/nameEn", body.nameEn())),
                giver);
    }

    /** A code of one of the two economic classifications. */
    record EconomicBody(
            EconomicScheme scheme,
            String code,
            LocalDate effective,
            String nameZh,
            @Nullable String nameEn) {}

    @PostMapping("/economic-codes")
    @Operation(summary = "Name an economic code (经济分类), from a day on")
    ResponseEntity<CommandAnswer> economic(@RequestBody EconomicBody body, Giver giver) {
        return give(
                new DescribeEconomicCode(
                        body.scheme(),
                        code("/code", body.code(), EconomicCode::new),
                        body.effective(),
                        name("/nameZh", body.nameZh()),
                        note("/nameEn", body.nameEn())),
                giver);
    }

    private ResponseEntity<CommandAnswer> give(ReferenceCommand command, Giver giver) {
        return answers.answer(command.getClass(), () -> desk.give(command, giver));
    }
}
