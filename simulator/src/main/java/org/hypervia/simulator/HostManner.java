// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

/**
 * How a host answers where hosts of different releases differ. Immutable; begin with a constant and change what matters.
 *
 * @param cookie when the session's cookie comes
 * @param expiredRead what comes of reading properties without a session
 * @param chunked whether SOAP answers go out in chunks; else they tell their length first
 * @param newerVersionsRefused whether a {@code SOAPAction} is refused that names a version of the API later than the
 *     host's own; else the host answers in the latest it has
 */
public record HostManner(Cookie cookie, ExpiredRead expiredRead, boolean chunked, boolean newerVersionsRefused) {
    /** As ESXi and vCenter from 6.0 to 9.0 answer. */
    public static final HostManner SINCE_6_0 =
            new HostManner(Cookie.WITH_LOGIN, ExpiredRead.MISSING_PROPERTIES, true, false);

    /** As vCenter 5.5 answers. */
    public static final HostManner BEFORE_6_0 =
            new HostManner(Cookie.WITH_FIRST_ANSWER, ExpiredRead.MISSING_PROPERTIES, true, false);

    /** When the session's cookie comes. */
    public enum Cookie {
        /** With the first answer; the login then makes it the session's, and brings none. */
        WITH_FIRST_ANSWER,
        /** With the answer to a login, also when that is refused. */
        WITH_LOGIN
    }

    /** What comes of reading properties without a session, mostly because it has expired. */
    public enum ExpiredRead {
        /** A good answer that says {@code NotAuthenticated} of each property. */
        MISSING_PROPERTIES,
        /** The fault {@code NotAuthenticated}. */
        FAULT
    }

    /** The same with another moment for the cookie. */
    public HostManner with(Cookie moment) {
        return new HostManner(moment, expiredRead, chunked, newerVersionsRefused);
    }

    /** The same with another answer to reading without a session. */
    public HostManner with(ExpiredRead answer) {
        return new HostManner(cookie, answer, chunked, newerVersionsRefused);
    }

    /** The same with answers in chunks, or not. */
    public HostManner withChunks(boolean wanted) {
        return new HostManner(cookie, expiredRead, wanted, newerVersionsRefused);
    }

    /** The same with later versions of the API refused, or not. */
    public HostManner refusingNewerVersions(boolean refused) {
        return new HostManner(cookie, expiredRead, chunked, refused);
    }
}
