// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Where a machine is to go.
 *
 * @param host the host it is to be on afterwards
 * @param pool the resource pool; null for the one it is in, or the host's root pool when it comes from elsewhere
 * @param datastore the datastore its files are to be on afterwards; null for those they are on
 */
public record Destination(
        Host host, @Nullable Ref pool, @Nullable Datastore datastore) {}
