// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.Optional;

/**
 * How a domain came to its state: libvirt's {@code virDomainRunningReason}, {@code virDomainPausedReason} and so on, each
 * constant with libvirt's number within its state.
 */
public enum StateReason {
    /** The hypervisor does not say, as ESX never does, or says what this version does not know. */
    UNKNOWN(DomainState.NOSTATE, 0, "unknown"),

    /** It was started. */
    RUNNING_BOOTED(DomainState.RUNNING, 1, "booted"),
    /** It was migrated from another host. */
    RUNNING_MIGRATED(DomainState.RUNNING, 2, "migrated"),
    /** It was restored from a file. */
    RUNNING_RESTORED(DomainState.RUNNING, 3, "restored"),
    /** It was taken back to a snapshot. */
    RUNNING_FROM_SNAPSHOT(DomainState.RUNNING, 4, "from snapshot"),
    /** It was resumed. */
    RUNNING_UNPAUSED(DomainState.RUNNING, 5, "unpaused"),
    /** A migration to another host did not take place. */
    RUNNING_MIGRATION_CANCELED(DomainState.RUNNING, 6, "migration canceled"),
    /** It was not saved after all. */
    RUNNING_SAVE_CANCELED(DomainState.RUNNING, 7, "save canceled"),
    /** An event woke it up. */
    RUNNING_WAKEUP(DomainState.RUNNING, 8, "event wakeup"),
    /** It goes on after a crash. */
    RUNNING_CRASHED(DomainState.RUNNING, 9, "crashed"),
    /** It runs here while the rest of its memory still arrives. */
    RUNNING_POSTCOPY(DomainState.RUNNING, 10, "post-copy"),
    /** It runs here, and the rest of its memory does not arrive. */
    RUNNING_POSTCOPY_FAILED(DomainState.RUNNING, 11, "post-copy failed"),

    /** Somebody suspended it. */
    PAUSED_USER(DomainState.PAUSED, 1, "user"),
    /** It is being migrated to another host. */
    PAUSED_MIGRATION(DomainState.PAUSED, 2, "migrating"),
    /** It is being saved. */
    PAUSED_SAVE(DomainState.PAUSED, 3, "saving"),
    /** Its memory is being dumped. */
    PAUSED_DUMP(DomainState.PAUSED, 4, "dumping"),
    /** A disk could not be read or written. */
    PAUSED_IO_ERROR(DomainState.PAUSED, 5, "I/O error"),
    /** Its watchdog fired. */
    PAUSED_WATCHDOG(DomainState.PAUSED, 6, "watchdog"),
    /** It was taken back to a snapshot. */
    PAUSED_FROM_SNAPSHOT(DomainState.PAUSED, 7, "from snapshot"),
    /** It is about to be off. */
    PAUSED_SHUTTING_DOWN(DomainState.PAUSED, 8, "shutting down"),
    /** A snapshot is being taken. */
    PAUSED_SNAPSHOT(DomainState.PAUSED, 9, "creating snapshot"),
    /** It crashed. */
    PAUSED_CRASHED(DomainState.PAUSED, 10, "crashed"),
    /** It is being started. */
    PAUSED_STARTING_UP(DomainState.PAUSED, 11, "starting up"),
    /** It runs on another host, which still takes memory from here. */
    PAUSED_POSTCOPY(DomainState.PAUSED, 12, "post-copy"),
    /** It runs on another host, which cannot take the rest of the memory from here. */
    PAUSED_POSTCOPY_FAILED(DomainState.PAUSED, 13, "post-copy failed"),
    /** A call left it so because it could not undo what it had begun. */
    PAUSED_API_ERROR(DomainState.PAUSED, 14, "api error"),

    /** Somebody asked the guest to shut down. */
    SHUTDOWN_USER(DomainState.SHUTDOWN, 1, "user"),

    /** The guest shut down. */
    SHUTOFF_SHUTDOWN(DomainState.SHUTOFF, 1, "shutdown"),
    /** It was switched off. */
    SHUTOFF_DESTROYED(DomainState.SHUTOFF, 2, "destroyed"),
    /** It crashed. */
    SHUTOFF_CRASHED(DomainState.SHUTOFF, 3, "crashed"),
    /** It was migrated to another host. */
    SHUTOFF_MIGRATED(DomainState.SHUTOFF, 4, "migrated"),
    /** It was saved to a file. */
    SHUTOFF_SAVED(DomainState.SHUTOFF, 5, "saved"),
    /** It could not be started. */
    SHUTOFF_FAILED(DomainState.SHUTOFF, 6, "failed"),
    /** It was taken back to a snapshot that was off. */
    SHUTOFF_FROM_SNAPSHOT(DomainState.SHUTOFF, 7, "from snapshot"),
    /** The hypervisor's daemon decided so when it started. */
    SHUTOFF_DAEMON(DomainState.SHUTOFF, 8, "daemon"),

    /** The guest panicked. */
    CRASHED_PANICKED(DomainState.CRASHED, 1, "panicked");

    private final DomainState state;
    private final int number;
    private final String word;

    StateReason(DomainState state, int number, String word) {
        this.state = state;
        this.number = number;
        this.word = word;
    }

    /**
     * Returns the state that this is a reason of.
     *
     * @return the state; empty for {@link #UNKNOWN}, which any may have
     */
    public Optional<DomainState> state() {
        return this == UNKNOWN ? Optional.empty() : Optional.of(state);
    }

    /**
     * Returns libvirt's number of this reason within its state.
     *
     * @return the number, 0 for {@link #UNKNOWN}
     */
    public int number() {
        return number;
    }

    /**
     * Returns virsh's word for this reason, as {@code domstate --reason} shows it.
     *
     * @return such as {@code booted}
     */
    public String word() {
        return word;
    }

    /**
     * Finds the reason of a number.
     *
     * @param state the state
     * @param number libvirt's number within that state
     * @return the reason; {@link #UNKNOWN} for a number without a name in that state
     */
    public static StateReason of(DomainState state, int number) {
        for (StateReason reason : values()) {
            if (reason != UNKNOWN && reason.state == state && reason.number == number) {
                return reason;
            }
        }
        return UNKNOWN;
    }
}
