// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.migration;

/**
 * What the hypervisor says against a migration that is made in spite of it. VI API: {@code MigrationWarningEvent},
 * {@code CheckResult.warning}.
 *
 * @param fault the hypervisor's name of it, such as {@code NoGuestHeartbeat}; the empty text without one
 * @param message a sentence for people
 */
public record MigrationWarning(String fault, String message) {}
