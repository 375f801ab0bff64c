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
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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

    /** A cell further out would make the reader reserve a place for each column before it. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");

    private static final Pattern ROW_NUMBER = Pattern.compile("[1-9][0-9]{0,6}");

    private static final XMLInputFactory XML = factory();

    private long inflated;
    private int sharedTexts;

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
            var objection = part.isDirectory() ? null : objection(zip, part);
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    private @Nullable String objection(ZipFile zip, ZipArchiveEntry part) throws IOException {
        var counted = new CountedPart(zip.getInputStream(part), part.getCompressedSize(), inflated);
        try (var in = new BufferedInputStream(counted)) {
            if (looksLikeXml(part, in)) {
                counted.expectTags();
                walk(in, counted);
            }
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

    /** Pictures and macros are inflated and counted, never parsed. */
    private static boolean looksLikeXml(ZipArchiveEntry part, InputStream in) throws IOException {
        var name = part.getName();
        in.mark(1);
        var first = in.read();
        in.reset();
        return first == '<' || name.endsWith(".xml") || name.endsWith(".rels");
    }

    private void walk(InputStream in, CountedPart part) throws XMLStreamException, IOException {
        var reader = XML.createXMLStreamReader(in);
        var depth = 0;
        var text = 0L;
        while (reader.hasNext()) {
            var event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    inspect(reader, ++depth, part);
                    text = 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    text = 0;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    text += reader.getTextLength();
                    part.refuseIf(text > Limits.BYTES_BETWEEN_TAGS);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("A workbook declares no document type");
                default -> {} // Comments and the like are skipped by the reader as well.
            }
        }
        reader.close();
    }

    private void inspect(XMLStreamReader reader, int depth, CountedPart part) throws IOException {
        part.refuseIf(depth > Limits.NESTED_ELEMENTS);
        var name = reader.getLocalName();
        sharedTexts += name.equals("si") ? 1 : 0;
        part.refuseIf(sharedTexts > Limits.SHARED_TEXTS);
        var shape =
                switch (name) {
                    case "c" -> ADDRESS;
                    case "row" -> ROW_NUMBER;
                    default -> null;
                };
        var place = shape == null ? null : reader.getAttributeValue(null, "r");
        part.refuseIf(shape != null && place != null && !shape.matcher(place).matches());
    }
}
