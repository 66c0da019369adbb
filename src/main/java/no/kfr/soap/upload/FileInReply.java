package no.kfr.soap.upload;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import no.kfr.bulkload.report.SpooledFile;
import no.kfr.contract.upload.CsvFile;
import no.kfr.contract.upload.FileDelivery;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.attachment.AttachedFileInterceptor;
import no.kfr.soap.message.RequestResources;
import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A file of any size beside the reply, or a small one in it, as its caller asked: stacks that cannot read attachments read base64.
 *
 * @param most bytes of a file within a message
 */
record FileInReply(Message request, long most) {

    /** @throws Refused when it is to be in the message and has more bytes than may be */
    CsvFile deliver(SpooledFile spooled, @Nullable FileDelivery how) {
        CsvFile file = new CsvFile();
        file.setRows(BigInteger.valueOf(spooled.count()));
        file.setBytes(BigInteger.valueOf(spooled.length()));
        file.setSha256(spooled.sha256());
        if (how == FileDelivery.CONTENT) {
            RequestResources.closeAfter(request, spooled);
            file.setContent(content(spooled));
            AttachedFileInterceptor.asMtomWhereAskedSo(request, spooled);
        } else {
            file.setAttachment(AttachedFileInterceptor.toReplyOf(request, spooled));
        }
        return file;
    }

    private byte[] content(SpooledFile spooled) {
        if (spooled.length() > most) {
            throw Refused.because(
                    Code.FILE_TOO_LARGE_FOR_MESSAGE,
                    "fileDelivery",
                    "is attachment for a file of more than " + most + " bytes; this one has " + spooled.length());
        }
        try (InputStream in = spooled.read()) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new IllegalStateException("a file that was just written cannot be read", failed);
        }
    }
}
