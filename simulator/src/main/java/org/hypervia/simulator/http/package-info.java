// SPDX-License-Identifier: Apache-2.0
/** A small HTTP/1.1 server on sockets, a thread per connection, that can also behave badly on purpose. */
@NullMarked
package org.hypervia.simulator.http;

import org.jspecify.annotations.NullMarked;
