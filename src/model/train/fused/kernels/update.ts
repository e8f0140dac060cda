import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import { BETA1, BETA2, EPSILON, ONE_MINUS_BETA1, ONE_MINUS_BETA2 } from "../../adam.ts";
import { literal } from "../../float32.ts";
import { blockSize, countTexel, type Layout, lossTexel } from "../layout.ts";
import { at, blockGlsl, fetchGlsl, lastLayer, layerOf, program } from "./glsl.ts";
import { gradientGlsl, gradientTextures } from "./gradient.ts";

/** Whether the update computes the gradient itself: logistic regression has too few weights to be worth a draw. */
export const gradientInUpdate = (layout: Layout): boolean => lastLayer(layout) === 1;

/**
 * The next state: every weight after its Adam step with its moments, the mean losses of the current epoch's batches
 * added up in its slot, the count of steps. Reads S the state, the last layer's texture for the losses, and the
 * gradient G or what it is made of.
 */
export function updateKernel(layout: Layout): GPGPUProgram {
	const { state, gradient, models, batchSize, weightTexels: n, quads } = layout;
	const last = lastLayer(layout);
	const inside = gradientInUpdate(layout);
	const losses = at(`A${last}`, layerOf(layout, last).rows, "1");
	const glsl = `${fetchGlsl("state", "S", state)}
${inside ? gradientGlsl(layout) : `${fetchGlsl("gradient", "G", gradient)}\nfloat total(vec4 v) { return (v.x + v.y) + (v.z + v.w); }`}
void main() {${blockGlsl(layout, state)}
  vec4 old = state(j, t);
  if (t < ${3 * n}) {
    int part = t / ${n};
    t -= part * ${n};
    vec4 g = gradient(j, t);
    vec4 m = (part == 1 ? old : state(j, t + ${n})) * ${literal(BETA1)} + g * ${literal(ONE_MINUS_BETA1)};
    vec4 v = (part == 2 ? old : state(j, t + ${2 * n})) * ${literal(BETA2)} + (g * g) * ${literal(ONE_MINUS_BETA2)};
    vec4 move = (m / corrections.x) / (sqrt(v / corrections.y) + ${literal(EPSILON)});
    setOutput(part == 0 ? old - rate[j] * move : part == 1 ? m : v);
  } else if (t == ${lossTexel(layout)} + (slot >> 2)) {
    float sum = 0.;
    for (int q = 0; q < ${quads}; q++) sum += total(${losses});
    old[slot & 3] = (first == 1 ? 0. : old[slot & 3]) + sum * ${literal(Math.fround(1 / batchSize))};
    setOutput(old);
  } else {
    setOutput(t == ${countTexel(layout)} ? old + 1. : old);
  }
}`;
	return program(
		blockSize(state, models),
		{
			textures: ["S", ...(inside ? gradientTextures(layout) : [`A${last}`, "G"])],
			uniforms: [
				{ name: "slot", type: "int" },
				{ name: "first", type: "int" },
				{ name: "corrections", type: "vec2" },
				{ name: "rate", type: "float", arrayIndex: models },
			],
		},
		glsl,
	);
}
