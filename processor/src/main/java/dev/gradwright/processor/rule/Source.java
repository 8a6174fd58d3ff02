package dev.gradwright.processor.rule;

import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.program.Shape;

/**
 * A node that another node reads.
 *
 * @param name its name
 * @param kind its layer, {@code Dense}
 * @param shape its shape
 * @param yields what its values are known to be
 * @param parameter the name of the parameter through which it is read
 * @param anchor the place of that parameter
 */
public record Source(
    String name, String kind, Shape shape, Yields yields, String parameter, Anchor anchor) {}
