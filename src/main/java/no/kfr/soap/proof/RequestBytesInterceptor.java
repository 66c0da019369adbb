package no.kfr.soap.proof;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.springframework.util.FastByteArrayOutputStream;

/** Keeps the bytes of a request while they are read, unless it lies somewhere already; the size limit bounds what they take. */
public final class RequestBytesInterceptor extends AbstractSoapInterceptor {

    public RequestBytesInterceptor() {
        super(Phase.RECEIVE);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        InputStream content = message.getContent(InputStream.class);
        if (content != null && message.getExchange().get(ReceivedBytes.class) == null) {
            Kept kept = new Kept(content);
            message.setContent(InputStream.class, kept);
            ReceivedBytes.keep(message, kept.bytes::toByteArray);
        }
    }

    private static final class Kept extends FilterInputStream {

        private final FastByteArrayOutputStream bytes = new FastByteArrayOutputStream(8 * 1024);

        Kept(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                bytes.write(read);
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                bytes.write(buffer, offset, read);
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(count, 8 * 1024)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
