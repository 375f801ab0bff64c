package budgettrail.command.importing.table;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a workbook before the reader may: everything is inflated once, counted, and thrown
 * away. Sizes that a ZIP file or a sheet claims are never believed. It opens the file with the very
 * classes the reader uses, so that both see the same parts.
 */
final class WorkbookGuard {
    static final String NOT_A_WORKBOOK = "NOT_A_WORKBOOK";
    static final String WORKBOOK_TOO_LARGE = "WORKBOOK_TOO_LARGE";

    private static final Pattern MARKUP =
            Pattern.compile(".*\\.(xml|rels)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final XMLInputFactory XML = factory();

    private long inflated;

    private WorkbookGuard() {}

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** What speaks against opening it, or nothing. */
    static Optional<String> objection(byte[] bytes) {
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            return Optional.ofNullable(new WorkbookGuard().objection(zip));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.of(NOT_A_WORKBOOK); // Not a ZIP file, or a broken one.
        }
    }

    private @Nullable String objection(ZipFile zip) throws IOException {
        var parts = Collections.list(zip.getEntries());
        if (parts.size() > Limits.PARTS) {
            return WORKBOOK_TOO_LARGE;
        }
        if (zip.getEntry("[Content_Types].xml") == null) {
            return NOT_A_WORKBOOK;
        }
        for (var part : parts) {
            var objection = objection(zip, part); // Of folders, too: they may hold something.
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    private @Nullable String objection(ZipFile zip, ZipArchiveEntry part) throws IOException {
        var counted = new CountedPart(zip.getInputStream(part), part.getCompressedSize(), inflated);
        try (var in = new BufferedInputStream(counted)) {
            var named = markup(part, in);
            counted.expectTags(true);
            if (!walk(in, counted) && named) {
                return NOT_A_WORKBOOK;
            }
            counted.expectTags(false);
            in.transferTo(OutputStream.nullOutputStream());
            return null;
        } catch (IOException | XMLStreamException | RuntimeException _) {
            // The parser wraps what happened in several ways, and reports some broken markup
            // without declaring it: only the part itself knows.
            return counted.tooLarge() ? WORKBOOK_TOO_LARGE : NOT_A_WORKBOOK;
        } finally {
            inflated = counted.total();
        }
    }

    /** Its name or its first byte says that it is markup. */
    private static boolean markup(ZipArchiveEntry part, InputStream in) throws IOException {
        in.mark(1);
        var first = in.read();
        in.reset();
        return first == '<' || MARKUP.matcher(part.getName()).matches();
    }

    /**
     * False if it is no markup, like pictures and macros: the reader, which may be sent to any part
     * under any name, would not come to an element either.
     */
    private static boolean walk(InputStream in, CountedPart part)
            throws XMLStreamException, IOException {
        var markup = new CountedMarkup(part);
        try {
            var reader = XML.createXMLStreamReader(in);
            while (reader.hasNext()) {
                reader.next();
                markup.take(reader);
            }
            reader.close();
            return true;
        } catch (XMLStreamException | RuntimeException e) {
            if (markup.begun() || part.tooLarge()) {
                throw e;
            }
            return false;
        }
    }
}
