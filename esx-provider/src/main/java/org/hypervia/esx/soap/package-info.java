// SPDX-License-Identifier: Apache-2.0
/** SOAP 1.1 calls and faults, written and read as streams. Knows no VI type. */
@NullMarked
package org.hypervia.esx.soap;

import org.jspecify.annotations.NullMarked;
