// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

/**
 * An element or attribute that the domain model does not hold.
 *
 * @param path the names from the root on, such as {@code domain/devices/sound} or {@code domain/devices/disk/@snapshot}
 * @param line the line of the element, from 1 on
 * @param column the column of the element, from 1 on
 */
public record SkippedXml(String path, int line, int column) {}
