// SPDX-License-Identifier: Apache-2.0
/** Operations on domains, each a few VI calls. Speaks no SOAP itself. */
@NullMarked
package org.hypervia.esx.domain;

import org.jspecify.annotations.NullMarked;
