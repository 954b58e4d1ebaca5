// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

/**
 * What a client has cost so far.
 *
 * @param roundTrips calls that were sent
 * @param bytesSent bytes of request bodies
 * @param bytesReceived bytes of answers that were read, unpacked if they came compressed
 */
public record SoapTraffic(long roundTrips, long bytesSent, long bytesReceived) {}
