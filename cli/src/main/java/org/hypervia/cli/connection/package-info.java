// SPDX-License-Identifier: Apache-2.0
/** How the program finds out where to connect to and as whom, and the simulator that stands in when nobody says. */
@NullMarked
package org.hypervia.cli.connection;

import org.jspecify.annotations.NullMarked;
