// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import org.hypervia.api.value.Reading;

/**
 * One row of a listing of volumes.
 *
 * @param identity by what the volume can be told from others
 * @param info type and sizes
 * @param format the format in libvirt's words, such as {@code vmdk}, {@code iso} or {@code raw}; unset for block devices
 */
public record StorageVolumeSummary(
        StorageVolumeIdentity identity, Reading<StorageVolumeInfo> info, Reading<String> format) {}
