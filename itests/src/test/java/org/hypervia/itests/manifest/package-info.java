// SPDX-License-Identifier: Apache-2.0
/** The final jars: what their manifests promise to OSGi frameworks, module paths and readers. */
package org.hypervia.itests.manifest;
