// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

/**
 * State and sizes of a pool.
 *
 * @param state the state
 * @param capacity how much it can hold, in bytes. VI API: {@code summary.capacity}; 0 for iSCSI targets and what is out of reach
 * @param allocation how much of it is taken, in bytes: capacity less what is available
 * @param available how much is free, in bytes. VI API: {@code summary.freeSpace}
 */
public record StoragePoolInfo(PoolState state, long capacity, long allocation, long available) {}
