package no.kfr.audit.verify;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import no.kfr.audit.seal.Block;
import no.kfr.audit.seal.SealTrust;
import no.kfr.audit.seal.TimeStampCheck;
import no.kfr.audit.verify.Finding.Kind;
import org.jspecify.annotations.Nullable;

/** Takes blocks in the order of their numbers and checks each by itself and with the one before it. */
public final class ChainCheck {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private final VerificationParameters asked;
    private final Findings findings;
    private final Function<String, List<X509Certificate>> certificates;
    private final Map<String, List<X509Certificate>> known = new HashMap<>();
    private final boolean fromTheFirst;
    private final Predicate<Block> isBound;
    private final Vouched vouched;
    private @Nullable Block previous;
    private boolean previousSound = true;
    private long blocks;
    private VerificationReport.@Nullable Stamp stamp;

    /**
     * @param certificates the chain of a fingerprint; empty when there is none
     * @param isBound whether a node sealed the block, as far as the reader can tell
     * @param fromTheFirst whether the blocks must begin with number 1 and leave out none
     */
    public ChainCheck(
            VerificationParameters asked,
            Findings findings,
            Function<String, List<X509Certificate>> certificates,
            Predicate<Block> isBound,
            boolean fromTheFirst) {
        this.asked = asked;
        this.findings = findings;
        this.certificates = certificates;
        this.isBound = isBound;
        this.fromTheFirst = fromTheFirst;
        this.vouched = new Vouched(findings);
    }

    /** @param storedHash what the store says the block's hash is; {@code null} where it is not stored apart */
    public void next(Block block, byte @Nullable [] storedHash, byte @Nullable [] timeStamp) {
        blocks++;
        if (!checkPlace(block)) {
            vouched.broken();
        }
        boolean sound = checkSeal(block, storedHash);
        checkExpected(block);
        if (timeStamp != null) {
            checkTimeStamp(block, timeStamp);
        }
        previous = block;
        previousSound = sound;
    }

    /** To be called after the newest block. */
    public void end(Instant now) {
        Block newest = previous;
        vouched.broken();
        asked.expected().keySet().stream()
                .filter(number -> newest == null || number > newest.number())
                .forEach(number -> findings.add(
                        Kind.END_MISSING,
                        where(number),
                        "an earlier run saw this block, and it is not there any more"));
        Duration within = asked.newestWithin();
        if (within != null && (newest == null || newest.sealedAt().isBefore(now.minus(within)))) {
            findings.add(
                    Kind.END_MISSING,
                    newest == null ? "the journal" : where(newest.number()),
                    "there is no block of the last " + within + ": the newest are missing, or nothing was sealed");
        }
    }

    /** Whether an entry of this time, that nothing binds, can have been sealed with this block; to be asked before {@link #next} takes the block. */
    boolean canHold(Block block, Instant recordedAt) {
        Block before = previous;
        boolean tooEarly = before != null
                && before.number() == block.number() - 1
                && recordedAt.isBefore(before.sealedAt().minus(CLOCKS_DIFFER));
        return !tooEarly && !recordedAt.isAfter(block.sealedAt().plus(CLOCKS_DIFFER));
    }

    private boolean checkSeal(Block block, byte @Nullable [] storedHash) {
        if (storedHash != null && !Arrays.equals(storedHash, block.hash())) {
            findings.add(Kind.BLOCK_ALTERED, where(block.number()), "what the block says is not what its hash covers");
            return false;
        }
        List<X509Certificate> chain = known.computeIfAbsent(block.certificate(), certificates);
        if (chain.isEmpty()) {
            findings.add(Kind.NOT_TRUSTED, where(block.number()), "the certificate of its signature is missing");
            return false;
        }
        return checkSignature(block, chain);
    }

    private boolean checkSignature(Block block, List<X509Certificate> chain) {
        if (!block.isSignedBy(chain.getFirst().getPublicKey())) {
            findings.add(
                    Kind.BLOCK_ALTERED,
                    where(block.number()),
                    "its signature does not hold: it was altered, or inserted by somebody without the register's key");
            return false;
        }
        if (!isBound.test(block)) {
            findings.add(Kind.NOT_BOUND, where(block.number()), "no node sealed it, though its signature holds");
        }
        if (!SealTrust.wasValid(chain.getFirst(), block.sealedAt())) {
            findings.add(Kind.NOT_TRUSTED, where(block.number()), SealTrust.NOT_VALID_THEN);
            return false;
        }
        asked.trust()
                .objection(chain, block.sealedAt())
                .ifPresentOrElse(objection -> vouched.waits(block.number(), objection), vouched::byLater);
        return true;
    }

    /** @return whether it follows on the block before it, so that its seal covers that one, too */
    private boolean checkPlace(Block block) {
        Block before = previous;
        long expected = before == null ? 1 : before.number() + 1;
        if (block.number() > expected) {
            if (fromTheFirst) {
                findings.add(Kind.BLOCK_REMOVED, where(expected, block.number() - 1), "missing");
            }
            return false;
        }
        if (block.number() < expected) {
            findings.add(Kind.BLOCK_ALTERED, where(block.number()), "there twice, or out of order");
            return false;
        }
        if (before != null && block.sealedAt().isBefore(before.sealedAt().minus(CLOCKS_DIFFER))) {
            findings.add(Kind.BLOCK_ALTERED, where(block.number()), "sealed before the block that it follows");
        }
        return checkLink(block, before);
    }

    private boolean checkLink(Block block, @Nullable Block before) {
        byte[] hash = before == null ? Block.nothingBefore() : before.hash();
        boolean linked = Arrays.equals(block.previous(), hash);
        if (previousSound && !linked) {
            findings.add(
                    Kind.BLOCK_ALTERED,
                    where(block.number()),
                    before == null
                            ? "it was not the first: blocks before it were left out"
                            : "it was sealed on another block " + before.number() + " than the one that is here");
        }
        return linked;
    }

    private void checkExpected(Block block) {
        String expected = asked.expected().get(block.number());
        if (expected != null && !expected.equalsIgnoreCase(HexFormat.of().formatHex(block.hash()))) {
            findings.add(Kind.BLOCK_ALTERED, where(block.number()), "not the block that an earlier run saw");
        }
    }

    private void checkTimeStamp(Block block, byte[] token) {
        var stamp = TimeStampCheck.of(token, block.hash(), asked.timeStampCertificates());
        if (stamp.isEmpty()) {
            findings.add(
                    Kind.BLOCK_ALTERED, where(block.number()), "its time stamp is not valid, or not of this block");
        } else if (!asked.timeStampCertificates().isEmpty() && !stamp.get().trusted()) {
            findings.add(Kind.NOT_TRUSTED, where(block.number()), "its time stamp is not by the given authority");
        } else if (stamp.get().time().isBefore(block.sealedAt().minus(CLOCKS_DIFFER))) {
            findings.add(Kind.BLOCK_ALTERED, where(block.number()), "its time stamp is older than the block");
        } else {
            this.stamp = new VerificationReport.Stamp(anchor(block), stamp.get().time());
        }
    }

    public long blocks() {
        return blocks;
    }

    public VerificationReport.@Nullable Newest newest() {
        Block newest = previous;
        return newest == null ? null : new VerificationReport.Newest(anchor(newest), newest.sealedAt());
    }

    /** Of the newest block that has a time stamp in order. */
    public VerificationReport.@Nullable Stamp stamp() {
        return stamp;
    }

    public static String anchor(Block block) {
        return block.number() + ":" + HexFormat.of().formatHex(block.hash());
    }

    public static String where(long block) {
        return "block " + block;
    }

    static String where(long first, long last) {
        return first == last ? where(first) : "blocks " + first + " to " + last;
    }
}
