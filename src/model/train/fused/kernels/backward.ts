import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import type { Layout } from "../layout.ts";
import { at, lastLayer, layerOf, program, SLOPE_GLSL, weightsGlsl, weightTexelGlsl, whereGlsl } from "./glsl.ts";

/** Where the errors of `layer` lie: in the last layer's texture for it and the layer before, else in one of their own. */
export function errorsAt(layout: Layout, layer: number): { texture: string; rows: number; first: number } {
	const last = lastLayer(layout);
	if (layer === last) return { texture: `A${last}`, rows: layerOf(layout, last).rows, first: 0 };
	if (layer === last - 1) return { texture: `A${last}`, rows: layerOf(layout, last).rows, first: 2 };
	return { texture: `D${layer}`, rows: layerOf(layout, layer).units, first: 0 };
}

/**
 * Errors of hidden layer `layer`, two or more before the output: those of the next layer through its weights, times the
 * slope. Reads S state, E the texture with the next layer's errors, H the layer's own values.
 */
export function backwardKernel(layout: Layout, layer: number): GPGPUProgram {
	const own = layerOf(layout, layer);
	const next = layerOf(layout, layer + 1);
	const errors = errorsAt(layout, layer + 1);
	const glsl = `${weightsGlsl(layout)}
${SLOPE_GLSL[layout.network.activation]}
void main() {${whereGlsl(layout, own.units)}
  ${weightTexelGlsl(next, "u")}
  vec4 sum = vec4(0.);
  for (int o = 0; o < ${next.units}; o++)
    sum += weights(j, w + o * stride)[u & 3] * ${at("E", errors.rows, `${errors.first} + o`)};
  setOutput(sum * slope(${at("H", own.rows, "u")}));
}`;
	return program({ width: layout.quads, height: layout.models * own.units }, { textures: ["S", "E", "H"] }, glsl);
}
