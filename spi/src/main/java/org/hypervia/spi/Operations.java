// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What all operation interfaces have in common: their methods block, keep to the deadline they are given
 * ({@code OPERATION_TIMEOUT}), end early when the thread is interrupted ({@code OPERATION_ABORTED}, with the interrupt
 * flag set), are thread-safe, and never hold up another thread's call. Objects are named by references of the provider,
 * as {@link org.hypervia.api.domain.DomainIdentity#ref()} holds them.
 */
@ConsumerType
public interface Operations {}
