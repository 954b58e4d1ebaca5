// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the guests of a simulated host behave. Immutable; begin with {@link #WILLING} and change what matters.
 *
 * @param tools whether VMware Tools are installed; without them a guest cannot be asked for anything
 * @param obeying whether a guest does what it is asked to; a hung one takes the request and does nothing
 * @param reaction how long a guest takes to shut down or to start anew; null for as long as a task of the host
 * @param question what each machine asks at its first power-on; null for nothing
 */
public record GuestManner(
        boolean tools,
        boolean obeying,
        @Nullable Duration reaction,
        @Nullable SimulatedQuestion question) {
    /** With VMware Tools, willing, and as quick as the host; nothing is asked. */
    public static final GuestManner WILLING = new GuestManner(true, true, null, null);

    /** The same with VMware Tools, or without. */
    public GuestManner withTools(boolean installed) {
        return new GuestManner(installed, obeying, reaction, question);
    }

    /** The same, doing what they are asked to, or nothing. */
    public GuestManner withObeying(boolean willing) {
        return new GuestManner(tools, willing, reaction, question);
    }

    /** The same, shutting down and starting anew in this time. */
    public GuestManner withReaction(Duration time) {
        return new GuestManner(tools, obeying, time, question);
    }

    /** The same, with a question of each machine at its first power-on. */
    public GuestManner withQuestion(SimulatedQuestion asked) {
        return new GuestManner(tools, obeying, reaction, asked);
    }
}
