package no.kfr.soap.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.soap.RunningRegister;
import no.kfr.soap.SoapAnswer;
import no.kfr.soap.message.Xml;
import org.w3c.dom.Element;

/**
 * What one caller is told, word by word.
 *
 * @param name what was sent
 * @param code of the fault and of its first violation
 * @param field where
 */
record Told(String name, Code code, String field, String english, String norwegian, Sending sending) {

    interface Sending {
        SoapAnswer to(RunningRegister register) throws Exception;
    }

    /** The code with its messages, and of the first violation the place and the rule, in both languages. */
    void assertSaidBy(RunningRegister register) throws Exception {
        SoapAnswer answer = sending.to(register);
        Element fault = (Element) answer.document()
                .getElementsByTagNameNS("urn:no:kfr:types:v1", "fault")
                .item(0);
        assertThat(fault).as(answer.text()).isNotNull();
        assertThat(List.of(text(fault, "code"), text(fault, "messageEnglish"), text(fault, "messageNorwegian")))
                .as(text(fault, "violation"))
                .containsExactly(code.id(), code.english(), code.norwegian());
        Element violation =
                Xml.children(fault, "urn:no:kfr:types:v1", "violation").getFirst();
        assertThat(text(violation, "field")).isEqualTo(field);
        assertThat(text(violation, "rule")).isEqualTo(english);
        assertThat(text(violation, "ruleNorwegian")).isEqualTo(norwegian);
        assertThat(text(violation, "code")).isEqualTo(code.id());
    }

    private static String text(Element parent, String name) {
        return Xml.children(parent, "urn:no:kfr:types:v1", name).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("none");
    }

    @Override
    public String toString() {
        return code.id() + " " + name;
    }
}
