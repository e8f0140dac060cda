import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import { BETA1, BETA2, EPSILON, ONE_MINUS_BETA1, ONE_MINUS_BETA2 } from "../../adam.ts";
import { literal } from "../../float32.ts";
import { blockSize, countTexel, type Layout, lossTexel } from "../layout.ts";
import { blockGlsl, fetchGlsl, lastLayer, program } from "./glsl.ts";
import { gradientGlsl, gradientTextures, lossLane } from "./gradient.ts";

/** Whether the update computes the gradient itself: logistic regression has too few weights to be worth a draw. */
export const gradientInUpdate = (layout: Layout): boolean => lastLayer(layout) === 1;

/**
 * The next state: every weight after its Adam step with its moments, the mean losses of the current epoch's batches
 * added up in its slot, the count of steps. Reads S the state, and the gradient with the losses G or what it is made of.
 */
export function updateKernel(layout: Layout): GPGPUProgram {
	const { state, gradient, models, batchSize, weightTexels: n } = layout;
	const inside = gradientInUpdate(layout);
	const glsl = `${fetchGlsl("state", "S", state)}
${inside ? gradientGlsl(layout) : fetchGlsl("gradient", "G", gradient)}
void main() {${blockGlsl(layout, state)}
  vec4 old = state(j, t);
  int part = int(t >= ${n}) + int(t >= ${2 * n}) + int(t >= ${3 * n});
  int w = part < 3 ? t - part * ${n} : ${n};
  vec4 g = gradient(j, w);
  vec4 next;
  if (part < 3) {
    vec4 m = state(j, w + ${n}) * ${literal(BETA1)} + g * ${literal(ONE_MINUS_BETA1)};
    vec4 v = state(j, w + ${2 * n}) * ${literal(BETA2)} + (g * g) * ${literal(ONE_MINUS_BETA2)};
    vec4 moved = state(j, w) - rate[j] * ((m / corrections.x) / (sqrt(v / corrections.y) + ${literal(EPSILON)}));
    next = mix(mix(v, m, bvec4(part == 1)), moved, bvec4(part == 0));
  } else {
    float sum = g[${lossLane(layout)}];
    bvec4 own = equal(4 * (t - ${lossTexel(layout)}) + ivec4(0, 1, 2, 3), ivec4(slot));
    next = mix(old, mix(old, vec4(0.), bvec4(first == 1)) + sum * ${literal(Math.fround(1 / batchSize))}, own);
    next.x += float(t == ${countTexel(layout)});
  }
  setOutput(next);
}`;
	return program(
		blockSize(state, models),
		{
			textures: ["S", ...(inside ? gradientTextures(layout) : ["G"])],
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
