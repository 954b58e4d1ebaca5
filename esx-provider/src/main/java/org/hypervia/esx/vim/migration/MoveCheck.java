// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.task.TaskRunner;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.MethodFault;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;

/**
 * What a vCenter says against a move before it is made: {@code CheckResult}s of its provisioning checker, which it has from
 * API 4.0 on, or the events of {@code ValidateMigration}.
 *
 * @param errors for which it would fail
 * @param warnings for which it would not
 */
public record MoveCheck(List<Objection> errors, List<Objection> warnings) {
    private static final ManagedObjectRef SERVICE = new ManagedObjectRef("ServiceInstance", "ServiceInstance");
    private static final String CHECKER = "vmProvisioningChecker";

    /**
     * One of them.
     *
     * @param text for people, in one line
     * @param fault what it is; a fault without a type where the server names none
     */
    public record Objection(String text, MethodFault fault) {
        private static Objection of(Optional<String> text, VimValue localizedFault) {
            MethodFault fault = MethodFault.of(localizedFault);
            String told = text.filter(words -> !words.isBlank())
                    .or(() -> Optional.of(fault.text()).filter(words -> !words.isBlank()))
                    .orElseGet(() -> fault.type().isEmpty() ? "the vCenter does not say why" : fault.type());
            return new Objection(Faults.shown(told), fault);
        }
    }

    public MoveCheck {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Asks: two round trips with a checker, or one. */
    public static MoveCheck ask(
            VimSession session, TaskRunner tasks, MachineMove move, String what, Deadline deadline) {
        Optional<ManagedObjectRef> checker = session.manager(CHECKER, deadline);
        if (checker.isPresent()) {
            try {
                SoapCall<ManagedObjectRef> call = move.check(checker.get()).called("checking " + what);
                return ofResults(tasks.runShort(call, deadline));
            } catch (HypervisorException e) {
                if (e.code() != ErrorCode.NO_SUPPORT) {
                    throw e;
                }
            }
        }
        if (move.host().isEmpty() && move.pool().isEmpty()) {
            // Of storage alone the older call knows nothing.
            return new MoveCheck(List.of(), List.of());
        }
        return ofEvents(session.invoke(
                Calls.values("ValidateMigration", SERVICE, move::writeValidation)
                        .called("checking " + what)
                        .repeatable(),
                deadline));
    }

    private static MoveCheck ofResults(Optional<VimValue> results) {
        // One result is told as itself or as an array of one.
        List<VimValue> all = results.stream()
                .flatMap(value -> Stream.concat(Stream.of(value), value.items()))
                .toList();
        return new MoveCheck(objections(all, "error"), objections(all, "warning"));
    }

    private static List<Objection> objections(List<VimValue> results, String field) {
        return results.stream()
                .flatMap(result -> result.all(field))
                .map(fault -> Objection.of(Optional.empty(), fault))
                .toList();
    }

    private static MoveCheck ofEvents(List<VimValue> events) {
        List<Objection> errors = new ArrayList<>();
        List<Objection> warnings = new ArrayList<>();
        for (VimValue event : events) {
            Objection objection = Objection.of(
                    event.childText("fullFormattedMessage"),
                    event.child("fault").orElse(VimValue.NONE));
            // MigrationWarningEvent, MigrationHostWarningEvent, MigrationResourceWarningEvent; an event of a kind that
            // is new
            // to us is taken as seriously as libvirt takes any.
            (event.type().contains("Warning") ? warnings : errors).add(objection);
        }
        return new MoveCheck(errors, warnings);
    }

    /**
     * Returns the error that stops the move, with all that the server has against it; its code is that of the first fault.
     *
     * @param action what was tried, such as {@code migrating domain 'web01' to host 'esx2'}
     */
    public Optional<HypervisorException> failure(String action) {
        return errors.stream().findFirst().map(first -> {
            HypervisorException translated = Faults.translate(action, "VirtualMachine", first.fault());
            return new HypervisorException(
                    translated.code(),
                    action + " was not begun: the vCenter says "
                            + errors.stream()
                                    .map(error -> "'" + error.text() + "'")
                                    .distinct()
                                    .collect(Collectors.joining(", ")),
                    translated.fault().orElse(null),
                    null);
        });
    }
}
