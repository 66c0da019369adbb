package no.kfr.soap.message;

import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A schema that another one imports: always the copy in the jar, whatever address the import gives. */
final class ShippedSchema implements LSInput {

    private static final String TYPES = "types-v1.xsd";
    /** What requests are held to beyond the contract. */
    private static final String REQUESTS = "requests-v1.xsd";

    private final String name;

    private ShippedSchema(String name) {
        this.name = name;
    }

    /** @param importing the schema that imports it: all others than the register's own get the types of requests */
    static ShippedSchema of(@Nullable String systemId, @Nullable String importing) {
        String name = Path.of(systemId == null ? "" : systemId).getFileName().toString();
        boolean own = importing != null && importing.endsWith(REQUESTS);
        return new ShippedSchema(name.equals(TYPES) && !own ? REQUESTS : name);
    }

    @Override
    public @Nullable InputStream getByteStream() {
        return ShippedSchema.class.getResourceAsStream(name.equals(REQUESTS) ? name : "/xsd/" + name);
    }

    @Override
    public String getSystemId() {
        return name;
    }

    @Override
    public @Nullable Reader getCharacterStream() {
        return null;
    }

    @Override
    public @Nullable String getStringData() {
        return null;
    }

    @Override
    public @Nullable String getPublicId() {
        return null;
    }

    @Override
    public @Nullable String getBaseURI() {
        return null;
    }

    @Override
    public @Nullable String getEncoding() {
        return null;
    }

    @Override
    public boolean getCertifiedText() {
        return false;
    }

    @Override
    public void setCharacterStream(@Nullable Reader unused) {}

    @Override
    public void setByteStream(@Nullable InputStream unused) {}

    @Override
    public void setStringData(@Nullable String unused) {}

    @Override
    public void setSystemId(@Nullable String unused) {}

    @Override
    public void setPublicId(@Nullable String unused) {}

    @Override
    public void setBaseURI(@Nullable String unused) {}

    @Override
    public void setEncoding(@Nullable String unused) {}

    @Override
    public void setCertifiedText(boolean unused) {}
}
