package budgettrail.web.problem;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;

/**
 * Reads the null contract of the code as that of the JSON: a component that is not
 * {@code @Nullable} may be neither missing nor null, and nothing in a list may be null.
 */
final class RequiredUnlessNullable extends AnnotationIntrospectorPair {
    private static final long serialVersionUID = 1L;

    RequiredUnlessNullable(AnnotationIntrospector annotations) {
        super(annotations, AnnotationIntrospector.nopInstance());
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return member instanceof AnnotatedParameter parameter
                ? Boolean.valueOf(isRequired(parameter))
                : super.hasRequiredMarker(config, member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                ? JsonSetter.Value.construct(
                        isRequired(parameter) ? Nulls.FAIL : Nulls.DEFAULT, Nulls.FAIL)
                : super.findSetterInfo(config, annotated);
    }

    /** The contract is on the parameter's type, where Jackson does not look by itself. */
    private static boolean isRequired(AnnotatedParameter parameter) {
        var index = parameter.getIndex();
        var types =
                switch (parameter.getOwner().getAnnotated()) {
                    case Executable creator -> creator.getAnnotatedParameterTypes();
                    case AnnotatedElement _ -> new AnnotatedType[0];
                };
        return index < types.length && !types[index].isAnnotationPresent(Nullable.class);
    }
}
