// SPDX-License-Identifier: Apache-2.0
/** What lies between a client and a host: TLS of every age as OpenSSL speaks it, and real proxies. */
@NullMarked
package org.hypervia.itests.network;

import org.jspecify.annotations.NullMarked;
