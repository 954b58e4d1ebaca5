// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP to one server: TLS, proxies, cookies, time limits, upload and download over the JDK's sockets. It knows neither XML nor the VI API.
 */
@NullMarked
package org.hypervia.esx.http;

import org.jspecify.annotations.NullMarked;
