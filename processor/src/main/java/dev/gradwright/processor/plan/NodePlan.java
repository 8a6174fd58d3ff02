package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.NodeProgram;
import org.jspecify.annotations.Nullable;

/** Both directions of a node, laid out. */
public record NodePlan(NodeProgram node, @Nullable StepPlan forward, @Nullable StepPlan backward) {}
