// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.storage;

/**
 * What a volume is to be copied from, and into what.
 *
 * @param volumeXml what to create
 * @param source the reference of the volume whose content it gets
 */
public record VolumeCopy(String volumeXml, String source) {}
