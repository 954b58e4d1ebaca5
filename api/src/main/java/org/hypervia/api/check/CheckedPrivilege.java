// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.check;

/**
 * A privilege that operations need, and whether the user has it.
 *
 * @param id the server's name of it, such as {@code VirtualMachine.Interact.PowerOn}
 * @param operations what needs it, for people, such as {@code start, resume}
 * @param object on what the server was asked about it, such as {@code host 'esx1'}
 * @param granted whether the user has it there
 */
public record CheckedPrivilege(String id, String operations, String object, boolean granted) {}
