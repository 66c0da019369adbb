package no.kfr.soap.cost;

import static no.kfr.soap.cost.Hostile.attributes;
import static no.kfr.soap.cost.Hostile.longName;
import static no.kfr.soap.cost.Hostile.many;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import no.kfr.TestCertificates;
import no.kfr.TestNumbers;
import no.kfr.access.certificate.HostileTokens;
import no.kfr.soap.FileMessage;
import no.kfr.soap.Payloads;
import no.kfr.soap.SignedRequest;
import no.kfr.soap.attack.RawConnection;

/** What has taken, or would take, a register down: one of each kind, by somebody unknown or by a participant. */
final class Attacks {

    private static final String UPLOAD = "/services/" + Messages.UPLOAD;
    private static final String TEXT = "text/xml;charset=UTF-8";

    /** Goes on until the time is over. */
    @FunctionalInterface
    interface Attack {
        void on(Attacker attacker) throws Exception;
    }

    private Attacks() {}

    static Map<String, Attack> all() {
        Map<String, Attack> all = new LinkedHashMap<>();
        byStrangers(all);
        byConnections(all);
        byParticipants(all);
        return all;
    }

    private static void byStrangers(Map<String, Attack> all) {
        all.put("names that collide", unsigned(4, text -> inHeader(text, attributes(20_000, 50, Hostile::colliding))));
        all.put(
                "40,000 prefixes to canonicalise with",
                unsigned(
                        4,
                        text -> Messages.bytes(text.replaceFirst(
                                "PrefixList=\"[^\"]*\"", "PrefixList=\"" + many(40_000, i -> "p" + i + " ") + "\""))));
        all.put("overlong names", unsigned(4, text -> inHeader(text, "<" + longName(1, 900_000) + "/>")));
        all.put(
                "45 messages of 0.89 MB, 57 attributes on each element",
                unsigned(45, text -> inHeader(text, many(1_700, i -> attributes(57, 57, k -> "attr" + k)))));
        all.put("a token of certificates that issue each other", token(HostileTokens.selfIssued(4)));
        all.put("a token under a DSA key of 120,000 bits", token(HostileTokens.underLongKey(120_000)));
        all.put("an attachment that is referenced 24 times", attacker -> {
            FileMessage message = FileMessage.of(
                    FileMessage.upload(UUID.randomUUID(), FileMessage.inline(new byte[0]))
                            .afterwards(document -> {
                                var first = SignedRequest.first(
                                        document, "http://www.w3.org/2000/09/xmldsig#", "Reference");
                                for (int i = 0; i < 24; i++) {
                                    var more = (org.w3c.dom.Element) first.cloneNode(true);
                                    more.setAttribute("URI", "cid:file@test");
                                    first.getParentNode().appendChild(more);
                                }
                            }),
                    new byte[10_000_000]);
            byte[] bytes = message.bytes();
            attacker.act(3, () -> attacker.post(message.path(), message.contentType(), bytes));
        });
        all.put(
                "large messages by nobody",
                unsigned(20, text -> Messages.inBody(text, "<content>" + "QUFB".repeat(2_000_000) + "</content>")));
    }

    private static void byConnections(Map<String, Attack> all) {
        all.put("contracts that are asked for and not read", attacker -> {
            List<RawConnection> readers = new ArrayList<>();
            String ask = "GET " + UPLOAD + "?wsdl=flattened HTTP/1.1\r\nHost: localhost\r\n\r\n";
            attacker.act(1, () -> {
                if (readers.size() < 230) {
                    readers.add(attacker.narrow());
                    readers.getLast().send(ask.repeat(100));
                } else {
                    Thread.onSpinWait();
                }
            });
            close(readers);
        });
        all.put("bodies that come a byte at a time", attacker -> {
            List<RawConnection> senders = new ArrayList<>();
            attacker.act(1, () -> {
                if (senders.size() < 200) {
                    senders.add(attacker.connection());
                    senders.getLast().send(RawConnection.post("Content-Length: 900000"));
                }
                trickle(senders);
            });
            close(senders);
        });
        all.put(
                "addresses that are nobody's",
                attacker -> attacker.act(
                        4, () -> attacker.get("/services/x/" + UUID.randomUUID() + "?" + "x".repeat(4_000))));
    }

    private static void byParticipants(Map<String, Attack> all) {
        all.put(
                "a legal mandate of 200,000 letters",
                attacker -> attacker.act(
                        2,
                        () -> attacker.send(SignedRequest.lookup(
                                TestCertificates.police(),
                                "lookupCustomerRelationships",
                                Payloads.lookup(UUID.randomUUID(), Payloads.CUSTOMER, "")
                                        .replace(Payloads.MANDATE, "x".repeat(200_000))))));
        all.put("a batch with one customer 400,000 times", attacker -> {
            byte[] content =
                    (Payloads.CUSTOMER + "#2024-01-01,").repeat(400_000).getBytes(StandardCharsets.US_ASCII);
            attacker.act(1, () -> {
                FileMessage message = FileMessage.of(UUID.randomUUID(), content);
                attacker.post(message.path(), message.contentType(), message.bytes());
            });
        });
        all.put("large messages by a participant, and again", attacker -> {
            List<FileMessage> messages = new ArrayList<>();
            List<byte[]> bytes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                // the last entry is wrong, and the batch rejected: applying it is not what is tried here
                byte[] content = (TestNumbers.customer().value() + ",")
                        .repeat(700_000)
                        .concat("?")
                        .getBytes(StandardCharsets.US_ASCII);
                messages.add(FileMessage.of(UUID.randomUUID(), content));
                bytes.add(messages.getLast().bytes());
            }
            AtomicInteger next = new AtomicInteger();
            attacker.act(10, () -> {
                int which = next.getAndIncrement() % messages.size();
                FileMessage message = messages.get(which);
                attacker.post(message.path(), message.contentType(), bytes.get(which));
            });
        });
        all.put(
                "20 extracts at once",
                attacker -> attacker.act(
                        20,
                        () -> attacker.send(SignedRequest.upload(
                                TestCertificates.institution(),
                                "extractOwnCustomerRelationships",
                                "<correlationId>" + UUID.randomUUID() + "</correlationId><financialInstitution>"
                                        + TestCertificates.INSTITUTION + "</financialInstitution>"))));
        all.put(
                "uploads by an organisation that takes no part",
                attacker -> attacker.act(
                        3,
                        () -> attacker.send(SignedRequest.upload(
                                TestCertificates.register(),
                                "uploadBatch",
                                "<correlationId>" + UUID.randomUUID() + "</correlationId><financialInstitution>"
                                        + TestCertificates.INSTITUTION
                                        + "</financialInstitution><mode>REGISTER</mode><content>"
                                        + "QUFB".repeat(250_000) + "</content>"))));
        all.put("six bulk lookups of 1000 while KAR hangs", attacker -> {
            String questions = many(
                    1000,
                    i -> "<question><controlObject>" + TestNumbers.customer().value() + "</controlObject></question>");
            attacker.act(
                    6,
                    () -> attacker.send(SignedRequest.lookup(
                            TestCertificates.police(),
                            "lookupCustomerRelationshipsBulk",
                            "<correlationId>" + UUID.randomUUID() + "</correlationId><accountInfoRequestId>"
                                    + UUID.randomUUID()
                                    + "</accountInfoRequestId><legalMandate>" + Payloads.MANDATE
                                    + "</legalMandate><fromDate>2020-01-01</fromDate>" + questions)));
        });
    }

    private interface Change {
        byte[] of(String message);
    }

    /** Under the certificate of somebody whom nobody trusts. */
    private static Attack unsigned(int atOnce, Change change) {
        return attacker -> {
            byte[] message = change.of(Messages.stranger());
            attacker.act(atOnce, () -> attacker.post(UPLOAD, TEXT, message));
        };
    }

    private static Attack token(String path) {
        return unsigned(
                4,
                text -> Messages.bytes(text.replace("#X509v3\"", "#X509PKIPathv1\"")
                        .replaceFirst("(<wsse:BinarySecurityToken[^>]*>)[^<]*", "$1" + path)));
    }

    private static byte[] inHeader(String message, String xml) {
        return Messages.inHeader(message, xml);
    }

    private static void trickle(List<RawConnection> senders) {
        for (RawConnection each : List.copyOf(senders)) {
            try {
                each.send("<");
            } catch (java.io.IOException closedByTheRegister) {
                senders.remove(each);
            }
        }
    }

    private static void close(List<RawConnection> connections) throws Exception {
        for (RawConnection each : connections) {
            each.close();
        }
    }
}
