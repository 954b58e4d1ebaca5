// SPDX-License-Identifier: Apache-2.0
/** What a client talks to: SOAP under {@code /sdk}, files under {@code /folder}, screens under {@code /screen}. Writes its own XML. */
@NullMarked
package org.hypervia.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
