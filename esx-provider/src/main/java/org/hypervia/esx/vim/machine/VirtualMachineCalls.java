// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.Optional;
import java.util.function.Consumer;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.vim.task.TaskRunner;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;

/** Calls of {@code VirtualMachine}. Those that return a reference start a task: see {@link TaskRunner}. */
public final class VirtualMachineCalls {
    private VirtualMachineCalls() {}

    /** {@code PowerOnVM_Task}: starts a machine, or resumes a suspended one. */
    public static SoapCall<ManagedObjectRef> powerOn(ManagedObjectRef machine) {
        return Calls.reference("PowerOnVM_Task", machine);
    }

    /** {@code PowerOffVM_Task}. */
    public static SoapCall<ManagedObjectRef> powerOff(ManagedObjectRef machine) {
        return Calls.reference("PowerOffVM_Task", machine);
    }

    /** {@code SuspendVM_Task}: to disk. */
    public static SoapCall<ManagedObjectRef> suspend(ManagedObjectRef machine) {
        return Calls.reference("SuspendVM_Task", machine);
    }

    /** {@code ResetVM_Task}. */
    public static SoapCall<ManagedObjectRef> reset(ManagedObjectRef machine) {
        return Calls.reference("ResetVM_Task", machine);
    }

    /** {@code ShutdownGuest}: asks the guest through VMware Tools, and does not wait for it. */
    public static SoapCall<Optional<VimValue>> shutdownGuest(ManagedObjectRef machine) {
        return Calls.plain("ShutdownGuest", machine);
    }

    /** {@code RebootGuest}: asks the guest through VMware Tools, and does not wait for it. */
    public static SoapCall<Optional<VimValue>> rebootGuest(ManagedObjectRef machine) {
        return Calls.plain("RebootGuest", machine);
    }

    /** {@code AnswerVM}. */
    public static SoapCall<Optional<VimValue>> answer(
            ManagedObjectRef machine, Question question, Question.Choice choice) {
        return Calls.plain(
                "AnswerVM",
                machine,
                out -> out.text("questionId", question.id()).text("answerChoice", choice.key()));
    }

    /**
     * {@code ReconfigVM_Task}.
     *
     * @param spec writes the fields of {@code VirtualMachineConfigSpec} in wire order
     */
    public static SoapCall<ManagedObjectRef> reconfigure(ManagedObjectRef machine, Consumer<SoapWriter> spec) {
        return Calls.reference("ReconfigVM_Task", machine, out -> out.element("spec", spec));
    }

    /** {@code ManagedEntity.Reload}: reads the VMX file anew, which somebody has changed from outside. */
    public static SoapCall<Optional<VimValue>> reload(ManagedObjectRef machine) {
        return Calls.plain("Reload", machine);
    }

    /** {@code UnregisterVM}: forgets a machine at once; its files stay. */
    public static SoapCall<Optional<VimValue>> unregister(ManagedObjectRef machine) {
        return Calls.plain("UnregisterVM", machine);
    }
}
