// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled main classes of the product. */
final class Modules {
    /** All of them; read once, it takes a second. */
    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.hypervia");

    /** What runs inside a caller's process: everything but the command line and the simulator. */
    static final String[] LIBRARIES = {
        "org.hypervia.api..",
        "org.hypervia.spi..",
        "org.hypervia.esx..",
        "org.hypervia.libvirt..",
        "org.hypervia.osgi.."
    };

    static final String[] OUTSIDE_CLI = {
        "org.hypervia.api..",
        "org.hypervia.spi..",
        "org.hypervia.esx..",
        "org.hypervia.libvirt..",
        "org.hypervia.osgi..",
        "org.hypervia.simulator.."
    };

    private Modules() {}
}
