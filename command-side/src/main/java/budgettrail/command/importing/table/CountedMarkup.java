package budgettrail.command.importing.table;

import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The markup of a part, counted as it is walked through. */
final class CountedMarkup {
    private final CountedPart part;
    private final CountedRow row;
    private boolean begun;
    private int depth;
    private long text;
    private int sharedTexts;

    CountedMarkup(CountedPart part) {
        this.part = part;
        this.row = new CountedRow(part);
    }

    /** It has come to an element or a declaration, so that it is markup. */
    boolean begun() {
        return begun;
    }

    /** Takes what the reader has come to. */
    void take(XMLStreamReader reader) throws XMLStreamException, IOException {
        switch (reader.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> begin(reader);
            case XMLStreamConstants.END_ELEMENT -> {
                row.end(depth);
                depth--;
                text = 0;
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                text += reader.getTextLength();
                part.refuseIf(text > Limits.BYTES_BETWEEN_TAGS);
                row.text(reader.getTextLength());
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                begun = true;
                throw new XMLStreamException("A workbook declares no document type");
            }
            default -> {} // Comments and the like are skipped by the reader as well.
        }
    }

    private void begin(XMLStreamReader element) throws IOException {
        begun = true;
        depth++;
        text = 0;
        part.refuseIf(depth > Limits.NESTED_ELEMENTS);
        sharedTexts += element.getLocalName().equals("si") ? 1 : 0;
        part.refuseIf(sharedTexts > Limits.SHARED_TEXTS);
        row.begin(element, depth);
    }
}
