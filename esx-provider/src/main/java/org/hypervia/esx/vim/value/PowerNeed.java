// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.Optional;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * The state that an operation needs a domain in. Each has the sentence with which libvirt says that the domain is in
 * another one; what follows it says which one, and the way out.
 */
public enum PowerNeed {
    POWERED_ON("Domain is not powered on"),
    POWERED_OFF("Domain is not powered off"),
    SUSPENDED("Domain is not suspended"),
    AT_REST("Domain is not suspended or powered off");

    private final String sentence;

    PowerNeed(String sentence) {
        this.sentence = sentence;
    }

    /**
     * Makes the error for a domain that was seen in another state.
     *
     * @param domain the domain, as messages speak of it
     * @param now the state that it is in
     * @param cannot what is therefore not possible, such as {@code cannot be resumed}
     */
    public HypervisorException unmet(String domain, DomainState now, String cannot) {
        return unmet(domain, now, cannot, step(now));
    }

    /**
     * Makes the error for a domain that was seen in another state, with a way out of its own.
     *
     * @param domain the domain, as messages speak of it
     * @param now the state that it is in
     * @param cannot what is therefore not possible, such as {@code cannot be started}
     * @param step what to do, such as {@code resume it instead}
     */
    public HypervisorException unmet(String domain, DomainState now, String cannot, String step) {
        return new HypervisorException(
                ErrorCode.OPERATION_INVALID,
                sentence + ": " + domain + " is " + word(now) + " and " + cannot + ": " + step);
    }

    /** Returns VMware's word for a state, which libvirt's sentences take too. */
    private static String word(DomainState state) {
        return switch (state) {
            case RUNNING -> "running";
            case PAUSED -> "suspended";
            case SHUTOFF -> "powered off";
            default -> "in an unknown state";
        };
    }

    private String step(DomainState now) {
        return switch (now) {
            case RUNNING -> this == SUSPENDED ? "there is nothing to resume" : "shut it down or destroy it first";
            case PAUSED -> this == POWERED_OFF ? "resume it, then shut it down or destroy it" : "resume it first";
            case SHUTOFF -> this == SUSPENDED ? "start it instead" : "start it first";
            default -> "look at it on the host";
        };
    }

    /**
     * Words a fault by which the host itself says that a machine is in the wrong state.
     *
     * @param action what was tried, such as {@code shutting down domain 'web01'}
     * @param fault {@code InvalidPowerState}
     * @param detail the fault as the host words it
     * @return the message, or empty if the fault does not tell the state
     */
    static Optional<String> explain(String action, MethodFault fault, String detail) {
        return state(fault, "existingState").map(now -> {
            Optional<DomainState> wanted = state(fault, "requestedState");
            return refusedIn(now, wanted).sentence + ": " + action + " failed because it is " + word(now) + ": "
                    + (wanted.filter(now::equals).isPresent()
                            ? "there is nothing to do"
                            : refusedIn(now, wanted).step(now))
                    + " (" + detail + ")";
        });
    }

    /** A host asks for rest before it forgets or changes a machine, and for one that is on in all other cases. */
    private static PowerNeed refusedIn(DomainState now, Optional<DomainState> wanted) {
        if (now != DomainState.RUNNING) {
            return POWERED_ON;
        }
        return wanted.filter(DomainState.SHUTOFF::equals).isPresent() ? AT_REST : POWERED_OFF;
    }

    private static Optional<DomainState> state(MethodFault fault, String field) {
        return fault.fields().childToken(field).flatMap(PowerNeed::state);
    }

    private static Optional<DomainState> state(String powerState) {
        return switch (powerState) {
            case "poweredOn" -> Optional.of(DomainState.RUNNING);
            case "suspended" -> Optional.of(DomainState.PAUSED);
            case "poweredOff" -> Optional.of(DomainState.SHUTOFF);
            default -> Optional.empty();
        };
    }
}
