// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.FileTrouble;
import org.hypervia.cli.output.ResultFile;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class ScreenshotCommand implements Command {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH:mm:ss", Locale.ROOT);
    // Of the 255 bytes that a name can have, the time and the type of the picture take the rest.
    private static final int LONGEST_NAME = 200;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "screenshot",
                CommandGroup.DOMAIN,
                "take a screenshot of a current domain console and store it into a file",
                "Saves a picture of the screen; without a file name under the domain's name and the time.",
                DomainArgument.option(),
                OptionSyntax.text("file", "where to store the screenshot"),
                OptionSyntax.namedNumber("screen", "ID of a screen to take screenshot of"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        int screen = arguments.number("screen").orElse(0);
        String file = arguments.text("file").orElse("");
        try (Screenshot picture = domain.screenshot(screen)) {
            // Whole before the file is touched: a picture that does not come whole leaves an older one as it was.
            byte[] content = picture.content().readAllBytes();
            boolean named = !file.isEmpty();
            if (named) {
                ResultFile.write(Path.of(file), content);
            } else {
                file = fileName(domain.name()) + "-" + TIME.format(LocalDateTime.now(ZoneId.systemDefault()))
                        + extension(picture.mimeType());
                ResultFile.writeUnasked(Path.of(file), content);
            }
            place.output().shortRemark("Screenshot saved to " + file + ", with type of " + picture.mimeType());
        } catch (HypervisorException e) {
            throw new CommandFailure("could not take a screenshot of " + DomainArgument.typed(arguments), e);
        } catch (IOException e) {
            throw new CommandFailure("cannot create file " + file + ": " + FileTrouble.reason(e));
        } catch (InvalidPathException e) {
            throw new CommandFailure("cannot create file " + file + ": " + e.getReason());
        }
    }

    /** The domain's name as that of a file in this folder: whoever names machines must not choose where files go. */
    private static String fileName(String name) {
        StringBuilder result = new StringBuilder(name.length());
        int bytes = 0;
        for (int character : name.codePoints().toArray()) {
            boolean leads = result.length() == 0 && (character == '.' || character == '-');
            String shown = leads || isUnfit(character) ? "_" : Character.toString(character);
            bytes += shown.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_NAME) {
                break;
            }
            result.append(shown);
        }
        return result.toString();
    }

    private static boolean isUnfit(int character) {
        return character == '/'
                || character == File.separatorChar
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> true;
                    default -> false;
                };
    }

    private static String extension(String mimeType) {
        return switch (mimeType) {
            case "image/png" -> ".png";
            case "image/x-portable-pixmap" -> ".ppm";
            default -> "";
        };
    }
}
