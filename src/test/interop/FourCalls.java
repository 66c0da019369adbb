import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program of each stack does with a running register: a registration, a lookup, a batch with its report, a refusal; and, at an
 * address where replies are altered on their way, a registration that it must not believe. Prints one line for each.
 */
public abstract class FourCalls {

    protected static final String UPLOAD = "urn:no:kfr:upload:v1";
    protected static final String LOOKUP = "urn:no:kfr:lookup:v1";

    private static final String INSTITUTION = System.getProperty("institution");
    private static final String MANDATE = System.getProperty("mandate");

    /** The stack's own say on a reply: whose signature it verified is only known to be good when this was not thrown. */
    public static final class NotBelieved extends Exception {
        public NotBelieved(Throwable cause) {
            super(cause);
        }
    }

    /**
     * @param keyStore of who asks
     * @param payload the operation's element
     * @return the reply's payload as XML, or the fault string after "FAULT "; whichever it is, the stack has verified its signature
     */
    protected abstract String call(String keyStore, String address, String action, String payload) throws NotBelieved;

    protected static String setting(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    protected final void run() throws Exception {
        String registration = "<customerId>" + setting("customer") + "</customerId>";
        System.out.println("REGISTERED "
                + field("outcome", upload(setting("upload"), "registerCustomerRelationship", registration)));
        System.out.println("FOUND " + field("bankName", lookup()));
        System.out.println("REPORT " + report());
        System.out.println("REFUSED " + upload(setting("upload"), "endCustomerRelationship", registration
                + "<endDate>" + LocalDate.now().plusDays(9) + "</endDate>"));
        try {
            System.out.println("BELIEVED " + upload(setting("altered"), "registerCustomerRelationship", registration));
        } catch (NotBelieved e) {
            System.out.println("NOT BELIEVED " + e.getCause());
        }
    }

    private String lookup() throws NotBelieved {
        String asked = "<correlationId>" + UUID.randomUUID() + "</correlationId><accountInfoRequestId>"
                + UUID.randomUUID() + "</accountInfoRequestId><legalMandate>" + MANDATE + "</legalMandate><controlObject>"
                + setting("customer") + "</controlObject>";
        return call(setting("agency.keys"), setting("lookup"), LOOKUP + ":lookupCustomerRelationships",
                element(LOOKUP, "lookupCustomerRelationships", asked));
    }

    private String report() throws NotBelieved {
        String file = setting("customer") + "#2020-01-01\nnonsense\n";
        String content = Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8));
        String batch = "<batchId>" + field("batchId", upload(setting("upload"), "uploadBatch",
                "<mode>REGISTER</mode><onInvalidEntry>SKIP_ENTRY</onInvalidEntry><content>" + content + "</content>"))
                + "</batchId>";
        while (!upload(setting("upload"), "getBatch", batch).contains(">completed<")) {
            Thread.onSpinWait();
        }
        String report = upload(setting("upload"), "getBatchReport",
                batch + "<format>CSV</format><fileDelivery>content</fileDelivery>");
        byte[] bytes = Base64.getMimeDecoder().decode(field("content", report));
        return new String(bytes, StandardCharsets.UTF_8).replaceAll("\\s*\\n", "|");
    }

    private String upload(String address, String operation, String content) throws NotBelieved {
        String sent = "<correlationId>" + UUID.randomUUID() + "</correlationId><financialInstitution>" + INSTITUTION
                + "</financialInstitution>" + content;
        return call(setting("institution.keys"), address, UPLOAD + ":" + operation, element(UPLOAD, operation, sent));
    }

    private static String element(String namespace, String operation, String content) {
        return "<" + operation + " xmlns=\"" + namespace + "\">" + content + "</" + operation + ">";
    }

    /** The first element with this local name; the whole reply where there is none. */
    private static String field(String name, String xml) {
        Matcher found = Pattern.compile("<(?:\\w+:)?" + name + "(?:\\s[^>]*)?>([^<]*)<").matcher(xml);
        return found.find() ? found.group(1) : xml;
    }
}
