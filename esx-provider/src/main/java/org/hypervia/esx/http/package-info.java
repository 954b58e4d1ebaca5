// SPDX-License-Identifier: Apache-2.0
/** HTTP to one server of a connection: TLS, proxies, cookies, limits and deadlines. Knows no XML. */
@NullMarked
package org.hypervia.esx.http;

import org.jspecify.annotations.NullMarked;
