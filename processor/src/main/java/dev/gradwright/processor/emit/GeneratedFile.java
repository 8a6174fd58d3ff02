package dev.gradwright.processor.emit;

/**
 * A generated source file.
 *
 * @param qualifiedName of its class
 * @param text of the file
 */
public record GeneratedFile(String qualifiedName, String text) {}
