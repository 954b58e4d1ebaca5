// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.time.Duration;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Stops a domain: by its guest if that obeys in time, by force otherwise. */
final class OrderlyStop {
    private final Domain domain;

    OrderlyStop(Domain domain) {
        this.domain = domain;
    }

    /** Returns true if the guest did it. */
    boolean within(Duration limit) {
        StateWait.positive(limit);
        return (guestWasAsked() && guestObeyed(limit)) || !wasDestroyed();
    }

    private boolean guestWasAsked() {
        try {
            domain.shutdown();
            return true;
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.AGENT_UNRESPONSIVE) {
                return false;
            }
            throw e;
        }
    }

    private boolean guestObeyed(Duration limit) {
        try {
            domain.awaitState(DomainState.SHUTOFF, limit);
            return true;
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.OPERATION_TIMEOUT) {
                return false;
            }
            return isGone(e);
        }
    }

    /** Returns false if the guest was faster after all. */
    private boolean wasDestroyed() {
        try {
            domain.destroy();
            return true;
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.OPERATION_INVALID && domain.status().state() == DomainState.SHUTOFF) {
                return false;
            }
            return !isGone(e);
        }
    }

    /** A transient domain is no more once it is off. */
    private static boolean isGone(HypervisorException e) {
        if (e.code() == ErrorCode.NO_DOMAIN) {
            return true;
        }
        throw e;
    }
}
