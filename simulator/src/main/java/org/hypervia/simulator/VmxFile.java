// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import org.hypervia.simulator.datastore.Content;

/**
 * A VMX file to find in a datastore.
 *
 * @param name the name of its folder and of the file; empty to take the machine's name
 * @param content the bytes
 */
record VmxFile(String name, Content.Bytes content) {}
