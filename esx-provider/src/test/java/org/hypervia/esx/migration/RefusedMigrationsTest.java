// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.migration.ScriptedCenter.MACHINE;
import static org.hypervia.esx.migration.ScriptedCenter.fails;
import static org.hypervia.esx.migration.ScriptedCenter.name;
import static org.hypervia.esx.migration.ScriptedCenter.object;
import static org.hypervia.esx.migration.ScriptedCenter.reference;
import static org.hypervia.esx.migration.ScriptedCenter.soon;

import java.util.concurrent.TimeUnit;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateFlag;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrateParameter;
import org.hypervia.spi.migration.MigrationOperations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is asked of a migration that ESX, or this vCenter, does not do. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RefusedMigrationsTest {
    private final ScriptedCenter center = new ScriptedCenter("vc-1", true);

    @AfterEach
    void end() {
        center.close();
    }

    @Test
    void aMachineThatIsThereAlreadyIsNotMoved() {
        center.rows.put(MACHINE, ScriptedCenter.machine("h2", "rp1"));
        center.rows.put(
                "rp1", object("ResourcePool", "rp1", name("gold") + reference("owner", "ComputeResource", "cr2")));

        fails(ErrorCode.OPERATION_INVALID, () -> center.migrate(MigrateOptions.defaults()))
                .contains("host 'esx2' already");
    }

    @Test
    void anotherCenterIsRefusedAsLibvirtDoes() {
        try (ScriptedCenter other = new ScriptedCenter("vc-2", true)) {
            EsxMigrations from = center.operations("1");
            fails(
                            ErrorCode.INVALID_ARG,
                            () -> from.migrate(MACHINE, other.operations("2"), MigrateOptions.defaults(), soon()))
                    .contains("have to refer to the same vCenter");
        }
    }

    @Test
    void operationsOfAnotherProviderAreNoSupport() {
        MigrationOperations other = (ref, destination, options, deadline) -> {
            throw new AssertionError();
        };
        EsxMigrations from = center.operations("1");
        fails(ErrorCode.NO_SUPPORT, () -> from.migrate(MACHINE, other, MigrateOptions.defaults(), soon()))
                .contains("domain 'web01'", "the provider esx");
        assertThat(center.server.methods()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARG, nonsense, is no URI",
        "INVALID_ARG, tcp://10.0.0.1/rp/h, another scheme",
        "INVALID_ARG, vpxmigr://10.0.0.1/rp, does not name",
        "INVALID_ARG, vpxmigr://10.0.0.1//h, does not name",
        "INVALID_ARG, vpxmigr://10.0.0.2/rp/h2, the same vCenter"
    })
    void aBrokenMigrationUriIsRefusedAsLibvirtDoes(ErrorCode code, String uri, String text) {
        fails(code, () -> center.migrate(MigrateOptions.defaults().with(MigrateParameter.MIGRATE_URI, uri)))
                .contains(text);
        assertThat(center.server.methods()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = MigrateFlag.class,
            mode = Mode.EXCLUDE,
            names = {"LIVE", "PERSIST_DEST", "UNDEFINE_SOURCE", "PAUSED", "NON_SHARED_DISK"})
    void flagsThatEsxLacksAreRefusedByName(MigrateFlag flag) {
        HypervisorException error =
                catchThrowableOfType(HypervisorException.class, () -> center.migrate(MigrateOptions.of(flag)));
        assertThat(error.code()).isIn(ErrorCode.INVALID_ARG, ErrorCode.ARGUMENT_UNSUPPORTED);
        assertThat(error.getMessage()).contains(flag.name(), "leave it out");
        assertThat(center.server.methods()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = MigrateParameter.class,
            mode = Mode.EXCLUDE,
            names = {"MIGRATE_URI", "BANDWIDTH", "DESTINATION_NAME"})
    void parametersThatEsxLacksAreRefusedByName(MigrateParameter parameter) {
        MigrateOptions options = switch (parameter.kind()) {
            case TEXT, TEXTS -> MigrateOptions.defaults().with(parameter, "x");
            case INT, LONG -> MigrateOptions.defaults().with(parameter, 1);
        };
        fails(ErrorCode.ARGUMENT_UNSUPPORTED, () -> center.migrate(options)).contains(parameter.libvirtName());
        assertThat(center.server.methods()).isEmpty();
    }
}
