// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.MethodFault;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.esx.vim.value.XsdDateTime;

/** {@code TaskInfo}: how far a task is, as the server last told. Immutable. */
public final class TaskInfo {
    /** {@code TaskInfoState}. */
    public enum State {
        /** It waits for its turn. */
        QUEUED,
        /** It is being done. */
        RUNNING,
        /** It is done. */
        SUCCESS,
        /** It has failed or was cancelled. */
        ERROR,
        /** A state of a newer server; not an end. */
        UNKNOWN
    }

    private final Map<String, VimValue> fields;

    private TaskInfo(Map<String, VimValue> fields) {
        this.fields = fields;
    }

    /** Takes the value of {@code info}. */
    public static TaskInfo of(VimValue info) {
        Map<String, VimValue> fields = new HashMap<>();
        info.items().forEach(field -> fields.putIfAbsent(field.name(), field));
        return new TaskInfo(fields);
    }

    static TaskInfo unknown() {
        return new TaskInfo(Map.of());
    }

    /** Returns this with one field changed: some servers report changes field by field. */
    TaskInfo with(String name, Optional<VimValue> value) {
        Map<String, VimValue> changed = new HashMap<>(fields);
        value.ifPresentOrElse(set -> changed.put(name, set), () -> changed.remove(name));
        return new TaskInfo(changed);
    }

    private Optional<VimValue> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Returns the state. */
    public State state() {
        String name = field("state").map(VimValue::token).orElse("").toUpperCase(Locale.ROOT);
        for (State state : State.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return State.UNKNOWN;
    }

    /** Tells whether it has ended, well or not. */
    public boolean isFinished() {
        return state() == State.SUCCESS || state() == State.ERROR;
    }

    /** Returns what kind of task it is, such as {@code VirtualMachine.powerOn}; the empty text if nobody knows. */
    public String descriptionId() {
        return field("descriptionId").map(VimValue::token).orElse("");
    }

    /** Tells whether {@code CancelTask} can end it. */
    public boolean isCancelable() {
        return field("cancelable").filter(VimValue::isTrue).isPresent();
    }

    /** Tells whether somebody has asked it to stop. */
    public boolean isCancelled() {
        return field("cancelled").filter(VimValue::isTrue).isPresent();
    }

    /** Returns how much of it is done, 0 to 100 percent; empty if the server does not tell. Few tell it at a good end. */
    public OptionalInt progress() {
        OptionalInt told = field("progress").flatMap(VimValue::number).stream()
                .filter(percent -> percent >= 0 && percent <= 100)
                .mapToInt(Long::intValue)
                .findFirst();
        return told.isEmpty() && state() == State.SUCCESS ? OptionalInt.of(100) : told;
    }

    /** Returns when somebody asked for it. */
    public Optional<Instant> queueTime() {
        return field("queueTime").flatMap(value -> XsdDateTime.parse(value.text()));
    }

    /** Returns when the server began with it. */
    public Optional<Instant> startTime() {
        return field("startTime").flatMap(value -> XsdDateTime.parse(value.text()));
    }

    /** Returns when it ended. */
    public Optional<Instant> completeTime() {
        return field("completeTime").flatMap(value -> XsdDateTime.parse(value.text()));
    }

    /** Returns the object it works on. */
    public Optional<ManagedObjectRef> entity() {
        return field("entity").flatMap(VimValue::reference);
    }

    /** Returns what it made, if it made anything. */
    public Optional<VimValue> result() {
        return field("result");
    }

    /**
     * Returns what it made after its end, if anything.
     *
     * @param action what it does, for messages
     * @param targetType the kind of object it is about
     * @throws HypervisorException by the fault table if it has failed
     */
    Optional<VimValue> outcome(String action, String targetType) {
        if (state() == State.SUCCESS) {
            return result();
        }
        throw error().map(fault -> Faults.translate(action, targetType, fault))
                .orElseGet(() -> new HypervisorException(
                        ErrorCode.OPERATION_FAILED,
                        action + " failed, and the host does not say why: look at its event log"));
    }

    /** Returns why it has failed. */
    Optional<MethodFault> error() {
        return field("error").map(MethodFault::of);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaskInfo info && info.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return descriptionId() + " " + state();
    }
}
