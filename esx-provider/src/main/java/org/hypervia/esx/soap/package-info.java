// SPDX-License-Identifier: Apache-2.0
/**
 * SOAP 1.1 calls and faults, written and read as streams over {@code esx.http}. Knows no VI type by name: what a call
 * sends and how its answer is read is the business of {@link org.hypervia.esx.soap.SoapCall}.
 */
@NullMarked
package org.hypervia.esx.soap;

import org.jspecify.annotations.NullMarked;
