package no.kfr.terminal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes: 10MB, 500kB, 1000. */
public final class SizeText implements ITypeConverter<Long> {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9}) ?(b|kb|mb)?");

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new TypeConversionException("'" + text + "' is not a size such as 10MB or 500kB");
        }
        String unit = size.group(2) == null ? "b" : size.group(2);
        long factor = unit.equals("mb") ? 1_000_000 : unit.equals("kb") ? 1_000 : 1;
        long bytes = Long.parseLong(size.group(1)) * factor;
        if (bytes < 1_000 || bytes > 32_000_000) {
            throw new TypeConversionException("'" + text + "' is not from 1kB to 32MB");
        }
        return bytes;
    }
}
