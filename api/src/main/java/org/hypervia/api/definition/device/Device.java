// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

/** A device of a domain: one of the kinds that the model knows. */
public sealed interface Device
        permits Disk,
                Controller,
                Filesystem,
                NetworkInterface,
                SerialPort,
                ParallelPort,
                Console,
                Tpm,
                Graphics,
                Video,
                HostDevice {}
