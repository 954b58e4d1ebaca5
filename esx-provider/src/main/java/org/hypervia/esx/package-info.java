// SPDX-License-Identifier: Apache-2.0
/** The provider itself: its one public class and the wiring. */
@NullMarked
package org.hypervia.esx;

import org.jspecify.annotations.NullMarked;
