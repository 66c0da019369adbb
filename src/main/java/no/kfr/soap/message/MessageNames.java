package no.kfr.soap.message;

import com.ctc.wstx.util.SymbolTable;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of one message, in place of the parser's own table: bounded in length and number before they are kept, forgotten with
 * the message, and found in a map that does not slow down when a sender chooses names with the same hash.
 */
final class MessageNames extends SymbolTable {

    private final Map<String, String> known = new HashMap<>();

    MessageNames() {
        super(false, 1);
        // the parser compares these two by identity
        known.put("xml", "xml");
        known.put("xmlns", "xmlns");
    }

    @Override
    public String findSymbol(char[] buffer, int start, int length, int hash) {
        XmlLimits.require(
                length <= XmlLimits.LONGEST_NAME, "names of at most " + XmlLimits.LONGEST_NAME + " characters");
        return findSymbol(new String(buffer, start, length));
    }

    @Override
    public String findSymbol(String name) {
        String same = known.putIfAbsent(name, name);
        XmlLimits.require(known.size() <= XmlLimits.MOST_NAMES, "at most " + XmlLimits.MOST_NAMES + " different names");
        return same == null ? name : same;
    }

    @Override
    public int size() {
        return known.size();
    }
}
