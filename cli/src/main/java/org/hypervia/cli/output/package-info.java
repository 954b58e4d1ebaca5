// SPDX-License-Identifier: Apache-2.0
/** What reaches the terminal: the two streams, virsh's table, and libvirt's words for states and errors. */
@NullMarked
package org.hypervia.cli.output;

import org.jspecify.annotations.NullMarked;
