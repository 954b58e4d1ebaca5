// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** An error as libvirt words it: the fixed words of the code, which scripts look for, and then the message. */
public final class ErrorText {
    /** How libvirt begins the one message that goes without the words of its code. */
    public static final String UNSUPPORTED_FLAGS = "unsupported flags";

    private ErrorText() {}

    /** Returns one sentence about the error, without {@code error:}. */
    public static String of(HypervisorException error) {
        String words = wordsOf(error.code());
        String message = String.valueOf(error.getMessage());
        return words.isEmpty() || message.startsWith(UNSUPPORTED_FLAGS) ? message : words + ": " + message;
    }

    private static String wordsOf(ErrorCode code) {
        return switch (code) {
            case INTERNAL_ERROR -> "internal error";
            case NO_MEMORY -> "out of memory";
            case NO_SUPPORT -> "this function is not supported by the connection driver";
            case INVALID_ARG -> "invalid argument";
            case OPERATION_FAILED -> "operation failed";
            case OPERATION_DENIED -> "operation forbidden";
            case OPERATION_INVALID -> "Requested operation is not valid";
            case OPERATION_TIMEOUT -> "Timed out during operation";
            case OPERATION_ABORTED -> "operation aborted";
            case OPERATION_UNSUPPORTED -> "Operation not supported";
            case ARGUMENT_UNSUPPORTED -> "argument unsupported";
            case CONFIG_UNSUPPORTED -> "unsupported configuration";
            case XML_ERROR -> "XML error";
            case CONF_SYNTAX -> "configuration file syntax error";
            case NO_DOMAIN -> "Domain not found";
            case NO_DOMAIN_SNAPSHOT -> "Domain snapshot not found";
            case NO_STORAGE_VOL -> "Storage volume not found";
            case NO_STORAGE_POOL -> "Storage pool not found";
            case DEVICE_MISSING -> "device not found";
            case XML_INVALID_SCHEMA -> "XML document failed to validate against schema";
            case AGENT_COMMAND_FAILED -> "guest agent command failed";
            case STORAGE_VOL_EXIST -> "storage volume exists already";
            case MULTIPLE_DOMAINS -> "multiple matching domains found";
            case NO_HOSTNAME -> "no hostname found";
            case AUTH_FAILED -> "authentication failed";
            case AUTH_CANCELLED -> "authentication cancelled";
            case ACCESS_DENIED -> "access denied";
            case RESOURCE_BUSY -> "resource busy";
            case AGENT_UNRESPONSIVE -> "Guest agent is not responding";
            case OVERFLOW -> "numerical overflow";
            default -> "";
        };
    }
}
