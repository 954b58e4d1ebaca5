// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import org.hypervia.api.value.Reading;

/**
 * One row of a listing of pools.
 *
 * @param identity by what the pool can be told from others
 * @param type what it is made of; unset where that costs one more call a pool and was not asked for, or libvirt has no word for it
 * @param info state and sizes
 * @param autostart whether it starts with the host
 * @param persistent whether it stays defined when it is stopped
 */
public record StoragePoolSummary(
        StoragePoolIdentity identity,
        Reading<PoolType> type,
        Reading<StoragePoolInfo> info,
        boolean autostart,
        boolean persistent) {}
