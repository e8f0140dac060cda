import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import { expNegativeGlsl } from "../../float32.ts";
import { LANES, type Layout } from "../layout.ts";
import { BATCH_INPUTS, DATA_GLSL, errorScale, layerOf, program, rowsGlsl, weightsGlsl, whereGlsl } from "./glsl.ts";

/**
 * The one layer of a logistic regression for the whole batch: its error, the loss, and below them the inputs and the
 * label. One number after another for the four rows of a texel, the next one shifted in behind: a program of single
 * numbers takes less long to compile than the same of four, and no vector's number is then asked for by a variable.
 */
export function logisticKernel(layout: Layout): GPGPUProgram {
	const { inputs, groups, at: from, tails, rows } = layerOf(layout, 1);
	const rest = inputs % LANES;
	const crossEntropy = layout.network.loss === "binaryCrossEntropy";
	const error = `(p - label) * ${errorScale(layout)}`;
	// The label's own weight is 0 but for its copy, as that of every other input is for a copy.
	const tail = Array.from({ length: rest + 1 }, (_, lane) => {
		const copy = `float(i == ${LANES * groups + lane})`;
		return `\n    z += a[${lane}] * ${lane < rest ? `(copied ? ${copy} : tail[${lane}])` : copy};`;
	});
	const glsl = `${weightsGlsl(layout)}${DATA_GLSL}${expNegativeGlsl("float")}
void main() {${whereGlsl(layout, rows)}
  ${rowsGlsl(layout)}
  int i = u - 2;
  bool copied = i >= 0;
  vec4 tail = weights(j, ${tails});
  vec4 result = vec4(0.);
  for (int r = 0; r < ${LANES}; r++) {
    float z = copied ? 0. : tail[${rest}];
    for (int g = 0; g < ${groups}; g++) {
      vec4 a = x(rows.x + g);
      vec4 k = mix(weights(j, ${from} + g), vec4(equal(ivec4(0, 1, 2, 3) + ${LANES} * g, ivec4(i))), bvec4(copied));
      z = (((z + a.x * k.x) + a.y * k.y) + a.z * k.z) + a.w * k.w;
    }
    vec4 a = x(rows.x + ${groups});${tail.join("")}
    float label = a[${rest}];
    float t = expNegative(-abs(z));
    float p = (z >= 0. ? 1. : t) / (1. + t);
    float error = ${crossEntropy ? error : `(${error}) * (p * (1. - p))`};
    float loss = ${crossEntropy ? "(max(z, 0.) - z * label) + log(1. + t)" : "(p - label) * (p - label)"};
    float real = ${LANES} * q + r < ${layout.batchSize} ? u == 0 ? error : loss : 0.;
    result = vec4(result.yzw, copied ? z : real);
    rows = rows.yzwx;
  }
  setOutput(result);
}`;
	return program({ width: layout.quads, height: layout.models * rows }, BATCH_INPUTS, glsl);
}
