package budgettrail.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketException;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.InvalidContentTypeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.multipart.MultipartException;

/** Whose fault it is that a body in parts cannot be read, as the container says it. */
class FrameworkDiagnosisTest {
    private static Problem of(IOException failure) {
        var parts = new MultipartException("", new ServletException(failure));
        return new FrameworkDiagnosis().of(parts).orElseThrow();
    }

    @Test
    void aFullDiskIsNoWrongRequest() {
        var full = new IOException("No space left on device");
        var problem = of(new IOFileUploadException("Processing failed", full));
        assertThat(problem.code()).isEqualTo("UNAVAILABLE");
        assertThat(problem.headers()).containsKey(HttpHeaders.RETRY_AFTER);
    }

    static Stream<IOException> wrong() {
        var gone = new ClientAbortException(new SocketException("Connection reset"));
        return Stream.of(
                new IOFileUploadException("", new MalformedStreamException("ended")),
                new IOFileUploadException("", gone),
                new InvalidContentTypeException("no boundary"),
                new FileUploadException("no boundary"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aBrokenBodyIsOne(IOException failure) {
        assertThat(of(failure).code()).isEqualTo("MALFORMED_REQUEST");
    }
}
