package no.kfr.access.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import no.kfr.TestCertificates;
import no.kfr.access.certificate.DerShape.NotDer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;

class DerShapeTest {

    @Test
    void a_certificate_has_the_shape_of_one() throws Exception {
        byte[] certificate = TestCertificates.institution().certificate().getEncoded();

        assertThatCode(() -> DerShape.requireSequence(certificate)).doesNotThrowAnyException();
        assertThat(DerShape.itemsOf(certificate, 3)).hasSize(3);
    }

    @Test
    void sequences_nest_twelve_deep_and_no_deeper() throws Exception {
        byte[] deep = nested(12);
        byte[] deeper = nested(13);

        assertThatCode(() -> DerShape.requireSequence(deep)).doesNotThrowAnyException();
        assertThatThrownBy(() -> DerShape.requireSequence(deeper)).isInstanceOf(NotDer.class);
    }

    @Test
    void a_sequence_has_a_few_thousand_elements_at_most() throws Exception {
        byte[] many = nulls(2499);
        byte[] more = nulls(2500);

        assertThatCode(() -> DerShape.requireSequence(many)).doesNotThrowAnyException();
        assertThatThrownBy(() -> DerShape.requireSequence(more)).isInstanceOf(NotDer.class);
    }

    @Test
    void items_are_as_many_as_were_asked_for_and_no_more() throws Exception {
        assertThat(DerShape.itemsOf(nulls(5), 5))
                .hasSize(5)
                .allSatisfy(item -> assertThat(item).containsExactly(5, 0));
        assertThatThrownBy(() -> DerShape.itemsOf(nulls(6), 5)).isInstanceOf(NotDer.class);
    }

    private static byte[] nulls(int count) throws Exception {
        return new DERSequence(Collections.nCopies(count, DERNull.INSTANCE).toArray(ASN1Encodable[]::new)).getEncoded();
    }

    /** So many sequences around a value. */
    private static byte[] nested(int levels) throws Exception {
        ASN1Encodable content = DERNull.INSTANCE;
        for (int i = 0; i < levels; i++) {
            content = new DERSequence(content);
        }
        return content.toASN1Primitive().getEncoded();
    }
}
