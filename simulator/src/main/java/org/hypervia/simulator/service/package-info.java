// SPDX-License-Identifier: Apache-2.0
/** The small managers of a server and of a host: settings, roles, licences, the clock, daemons, events. */
@NullMarked
package org.hypervia.simulator.service;

import org.jspecify.annotations.NullMarked;
