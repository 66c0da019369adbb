package no.kfr.audit.verify;

import java.util.ArrayList;
import java.util.List;
import no.kfr.audit.verify.Finding.Kind;

/** Collects findings; past a thousand it only counts. */
public final class Findings {

    private static final int MOST = 1000;

    private final List<Finding> listed = new ArrayList<>();
    private long more;

    public void add(Kind kind, String where, String what) {
        if (listed.size() < MOST) {
            listed.add(new Finding(kind, where, what));
        } else {
            more++;
        }
    }

    public List<Finding> listed() {
        return List.copyOf(listed);
    }

    public long more() {
        return more;
    }
}
