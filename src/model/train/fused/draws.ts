import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import { backwardKernel, errorsAt } from "./kernels/backward.ts";
import { forwardKernel } from "./kernels/forward.ts";
import { gradientKernel, gradientTextures } from "./kernels/gradient.ts";
import { logisticKernel } from "./kernels/logistic.ts";
import { gradientInUpdate, updateKernel } from "./kernels/update.ts";
import type { Layout } from "./layout.ts";

/** One draw of a step. Textures go by name: S state, X data, R permutation, A1 .. values, D1 .. errors, G gradient. */
export interface Draw {
	readonly program: GPGPUProgram;
	readonly reads: readonly string[];
	readonly writes: string;
	/** Which of the step's uniforms the program takes. */
	readonly uniforms: "row" | "update" | null;
}

/**
 * One Adam step of every model in 2L draws for L layers: each layer forward (the last with the errors of the layer
 * before it), each earlier layer backward, the gradient, the update; for logistic regression the last two in one. Each is
 * written when it is asked for, so that the driver can have the first one before the others are.
 */
export function* stepDraws(layout: Layout): Generator<Draw, void> {
	const last = layout.layers.length;
	for (let layer = 1; layer <= last; layer++) {
		const program = last === 1 ? logisticKernel(layout) : forwardKernel(layout, layer);
		const reads = layer === 1 ? ["S", "X", "R"] : ["S", `A${layer - 1}`, "A1"].slice(0, program.variableNames.length);
		yield { program, reads, writes: `A${layer}`, uniforms: layer === 1 ? "row" : null };
	}
	for (let layer = last - 2; layer >= 1; layer--) {
		const reads = ["S", errorsAt(layout, layer + 1).texture, `A${layer}`];
		yield { program: backwardKernel(layout, layer), reads, writes: `D${layer}`, uniforms: null };
	}
	if (!gradientInUpdate(layout)) {
		yield { program: gradientKernel(layout), reads: gradientTextures(layout), writes: "G", uniforms: null };
	}
	const update = updateKernel(layout);
	yield { program: update, reads: update.variableNames, writes: "S", uniforms: "update" };
}
