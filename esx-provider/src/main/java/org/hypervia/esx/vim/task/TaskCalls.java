// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import java.util.Optional;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;

/** Calls of {@code Task}. */
public final class TaskCalls {
    private TaskCalls() {}

    /** {@code CancelTask}: asks a task to stop. */
    public static SoapCall<Optional<VimValue>> cancel(ManagedObjectRef task) {
        return Calls.plain("CancelTask", task);
    }
}
