// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.time.Duration;

/**
 * How the host answers: how slowly, and what differs from release to release.
 *
 * @param latency how long every answer takes longer
 * @param loginDelay how long a refused login takes
 * @param secure whether cookies may only travel over TLS
 * @param cookieAtOnce whether the first answer brings the cookie, which the login then makes a session's; else the
 *     answer to a login brings it, refused or not
 * @param expiredReadsFail whether reading without a session is refused as a whole; else the answer says of each path
 *     that it cannot be read
 * @param chunked whether SOAP answers go out in chunks
 * @param newerVersionsRefused whether a version of the API that the host does not have is refused
 */
public record Manner(
        Duration latency,
        Duration loginDelay,
        boolean secure,
        boolean cookieAtOnce,
        boolean expiredReadsFail,
        boolean chunked,
        boolean newerVersionsRefused) {}
