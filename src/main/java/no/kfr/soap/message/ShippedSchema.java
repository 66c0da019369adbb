package no.kfr.soap.message;

import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A schema that another one imports: always the copy in the jar, whatever address the import gives. */
final class ShippedSchema implements LSInput {

    private final String name;

    ShippedSchema(@Nullable String systemId) {
        this.name = Path.of(systemId == null ? "" : systemId).getFileName().toString();
    }

    @Override
    public @Nullable InputStream getByteStream() {
        return ShippedSchema.class.getResourceAsStream("/xsd/" + name);
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
