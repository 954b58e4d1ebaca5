// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

import java.util.Optional;

/**
 * One row of a listing of networks.
 *
 * @param identity by what the network can be told from others
 * @param active whether it is started
 * @param persistent whether it stays defined when it is stopped
 * @param autostart whether it starts with the host
 * @param bridge the host's bridge behind it; empty on ESX
 */
public record NetworkSummary(
        NetworkIdentity identity, boolean active, boolean persistent, boolean autostart, Optional<String> bridge) {}
