// SPDX-License-Identifier: Apache-2.0
/** Our bundles in real OSGi frameworks: Pax Exam runs each test inside Felix, and once more inside Equinox. */
package org.hypervia.itests.osgi;
