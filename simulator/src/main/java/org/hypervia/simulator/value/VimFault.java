// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

/** A fault of the VI API on its way to the client, in an answer or in a task. */
public final class VimFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DataObject fault;

    /**
     * Creates a fault.
     *
     * @param fault the typed fault
     * @param message the text a host would put beside it
     */
    public VimFault(DataObject fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    /** The typed fault. */
    public DataObject fault() {
        return fault;
    }

    /** The text beside the fault. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** The fault as it stands in a task or a missing property. */
    public DataObject localized() {
        return DataObject.of("LocalizedMethodFault")
                .set("fault", fault)
                .set("localizedMessage", text())
                .build();
    }
}
