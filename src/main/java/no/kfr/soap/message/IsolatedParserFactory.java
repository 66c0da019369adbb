package no.kfr.soap.message;

import com.ctc.wstx.api.ReaderConfig;
import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.util.SymbolTable;
import javax.xml.stream.XMLInputFactory;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Makes parsers of which nothing is left when a message has been read. As it comes, Woodstox keeps the names and namespaces of all
 * messages in tables that the messages' senders fill.
 */
final class IsolatedParserFactory extends WstxInputFactory {

    private static final int TEXT_IN_ONE_PIECE = 16 * 1024;

    IsolatedParserFactory(int mostAttributes) {
        setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        setProperty(XMLInputFactory.SUPPORT_DTD, false);
        setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // A long text comes in pieces, so that it is never in memory twice; whatever is not content is shorter than
        // one.
        setProperty(XMLInputFactory.IS_COALESCING, false);
        setProperty(XMLInputFactory2.P_REPORT_CDATA, false);
        setProperty(XMLInputFactory2.P_INTERN_NS_URIS, false);
        setProperty(WstxInputProperties.P_MIN_TEXT_SEGMENT, TEXT_IN_ONE_PIECE);
        setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, mostAttributes);
        // the reader counts their length together with all other text; the parser would count one by one
        setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
    }

    @Override
    public ReaderConfig createPrivateConfig() {
        return mConfig.createNonShared(new MessageNames());
    }

    @Override
    public void updateSymbolTable(SymbolTable names) {
        // the names of a message are its own
    }
}
