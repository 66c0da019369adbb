package no.kfr.audit;

import java.util.function.Function;

/**
 * The request that a service works for: where its entry goes, and when what it does is committed. Whoever hands it over stores the
 * signed messages with the entry, and commits all of it before the answer leaves.
 */
public interface RequestWork {

    /**
     * Does the last of a request's work in one transaction: it ends with the entry about the request, and is committed together with
     * the answer. When the work collides with another's it is done again; when it throws, nothing of it is stored, and it may be
     * concluded otherwise.
     *
     * @param work is given the journal that the entry goes into; of several entries the first is the one about the request
     * @return what the work returns
     */
    <T> T conclude(Function<Journal, T> work);

    /** The same request, whose work waits for its share of the database among work in bulk. */
    RequestWork inBulk();

    /** Has something done when the concluded work is committed. What fails of that undoes nothing. */
    void afterCommit(Runnable what);
}
