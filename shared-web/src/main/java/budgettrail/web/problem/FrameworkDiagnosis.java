package budgettrail.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.IllegalBoundaryException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Reads problems out of what the framework throws. Its own words never reach the answer. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FrameworkDiagnosis implements Diagnosis {
    private static final Logger LOG = LoggerFactory.getLogger(FrameworkDiagnosis.class);

    @Override
    public Optional<Problem> of(Throwable failure) {
        return switch (failure) {
            case ProblemException carried -> Optional.of(carried.problem());
            case BodyTooLarge larger -> Optional.of(Problems.bodyTooLarge(larger.allowed()));
            case HttpMessageNotReadableException unreadable ->
                    Optional.of(JsonDiagnosis.of(unreadable));
            case MaxUploadSizeExceededException _ ->
                    Optional.of(Problems.bodyTooLarge(BodyLimit.LARGEST));
            case RequestRejectedException _ -> Optional.of(Problems.malformedRequest());
            case InvalidParameterException unreadable ->
                    status(HttpStatusCode.valueOf(unreadable.getErrorCode()));
            case MultipartException parts -> Optional.of(parts(parts));
            case AccessDeniedException _ -> Optional.of(Problems.forbidden());
            case AuthenticationException _ -> Optional.of(Problems.unauthenticated());
            case TypeMismatchException mismatch -> Optional.of(parameter(mismatch));
            case MissingServletRequestParameterException missing ->
                    Optional.of(Problems.requiredParameter(missing.getParameterName()));
            case MissingRequestHeaderException missing ->
                    Optional.of(Problems.requiredParameter(missing.getHeaderName()));
            case MissingServletRequestPartException missing ->
                    Optional.of(Problems.requiredParameter(missing.getRequestPartName()));
            case BindException invalid -> Optional.of(fields(invalid));
            case HandlerMethodValidationException invalid when !invalid.isForReturnValue() ->
                    Optional.of(parameters(invalid));
            case HttpRequestMethodNotSupportedException method -> Optional.of(method(method));
            // The rest of the framework's failures name a status; a handler's own 5xx is a bug.
            case ErrorResponse known -> status(known.getStatusCode());
            case Throwable _ -> Optional.empty();
        };
    }

    /** Whether it says that the caller may not, or is not known. */
    static boolean isAboutAccess(Throwable failure) {
        return failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException;
    }

    private static Optional<Problem> status(HttpStatusCode code) {
        var expected =
                code.is4xxClientError()
                        || code.value() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        return expected ? Optional.of(Problems.ofStatus(code)) : Optional.empty();
    }

    /** Parts come to lie in files: where there is no room for one, the request is not wrong. */
    private static Problem parts(MultipartException unread) {
        var broken = causes(unread).filter(IOException.class::isInstance).toList();
        if (broken.isEmpty() || broken.stream().anyMatch(FrameworkDiagnosis::isOfTheRequest)) {
            return Problems.malformedRequest();
        }
        LOG.error("Parts of a request could not be kept", unread);
        return Problems.unavailable();
    }

    private static boolean isOfTheRequest(Throwable failure) {
        return switch (failure) {
            case IOFileUploadException _ -> false; // Its cause says whose it is.
            case FileUploadException _,
                    FileUploadIOException _,
                    MalformedStreamException _,
                    IllegalBoundaryException _,
                    BadRequestException _ ->
                    true;
            case Throwable _ -> false;
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static Problem method(HttpRequestMethodNotSupportedException wrong) {
        var problem = Problems.ofStatus(wrong.getStatusCode());
        var allowed = wrong.getSupportedHttpMethods();
        return allowed == null
                ? problem
                : problem.withHeader(
                        HttpHeaders.ALLOW,
                        String.join(
                                ", ", allowed.stream().map(HttpMethod::name).sorted().toList()));
    }

    /** A value type may refuse its text with a problem of its own. */
    private static Problem parameter(TypeMismatchException mismatch) {
        var name =
                switch (mismatch) {
                    case MethodArgumentTypeMismatchException argument -> argument.getName();
                    case MethodArgumentConversionNotSupportedException argument ->
                            argument.getName();
                    case TypeMismatchException other ->
                            StringUtils.hasText(other.getPropertyName())
                                    ? other.getPropertyName()
                                    : "?";
                };
        return carried(mismatch)
                .map(own -> ofParameter(own, name))
                .orElseGet(() -> Problems.invalidParameter(name));
    }

    private static Problem ofParameter(Problem own, String name) {
        return own.errors().isEmpty()
                ? own.with(
                        List.of(FieldError.parameter(name, own.code(), own.arguments().toArray())))
                : own;
    }

    /** Bodies are bound by Jackson; what is bound field by field are the query's parameters. */
    private static Problem fields(BindException invalid) {
        return invalid.getFieldErrors().stream()
                .findFirst()
                .map(error -> Problems.invalidParameter(error.getField()))
                .orElseGet(Problems::malformedRequest);
    }

    private static Problem parameters(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .map(result -> result.getMethodParameter().getParameterName())
                .findFirst()
                .map(Problems::invalidParameter)
                .orElseGet(Problems::malformedRequest);
    }

    /** The problem that some value refused to be made with. */
    static Optional<Problem> carried(Throwable failure) {
        return causes(failure)
                .filter(ProblemException.class::isInstance)
                .map(cause -> ((ProblemException) cause).problem())
                .findFirst();
    }
}
