// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.inventory;

/**
 * Who wants what done to whom.
 *
 * @param method the method on the wire, such as {@code PowerOnVM_Task}
 * @param description the host's id of the operation, such as {@code VirtualMachine.powerOn}
 * @param target the object the task is shown on
 * @param user the user of the session
 */
public record TaskRequest(String method, String description, Node target, String user) {}
