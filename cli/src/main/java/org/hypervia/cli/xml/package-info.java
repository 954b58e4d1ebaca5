// SPDX-License-Identifier: Apache-2.0
/** XML documents of which a part is shown: attributes keep their order, the layout is that of libxml2. */
@NullMarked
package org.hypervia.cli.xml;

import org.jspecify.annotations.NullMarked;
