// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.task;

import java.util.OptionalInt;

/**
 * How far a call is that takes long. VI API: {@code TaskInfo.progress}.
 *
 * @param action what is done, with the domain's reference, such as {@code SuspendVM_Task on VirtualMachine:12}
 * @param percent how much is done, 0 to 100; empty when the hypervisor does not tell
 */
public record TaskProgress(String action, OptionalInt percent) {}
