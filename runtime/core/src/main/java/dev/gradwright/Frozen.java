package dev.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the parameters of a layer as they are: training computes no gradient for them, no optimizer
 * and no weight decay touches them, and penalties on them do not count. Where nothing before the
 * layer learns either, no backward code is generated for it at all.
 *
 * <p>The parameters are saved, loaded, read and set by name like all others. To train the rest of a
 * model on what was learned before, load a network and give it to the trainer's {@code start}; a
 * file that was saved before the layer was frozen fits, too.
 *
 * <pre>{@code
 * @Frozen @Dense(units = 16) Tensor hidden(Tensor flower);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Frozen {}
