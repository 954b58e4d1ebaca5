// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

/**
 * By what a volume can be told from others.
 *
 * @param ref the provider's own reference, unique on the connection. A handle works by it alone
 * @param pool the name of its pool
 * @param name the name within the pool; on ESX a path such as {@code web01/web01.vmdk}, or a device's name
 * @param path where a domain finds it, such as {@code [datastore1] web01/web01.vmdk}
 */
public record StorageVolumeIdentity(String ref, String pool, String name, String path) {}
