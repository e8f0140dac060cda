import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import { LANES, type LayerLayout, type Layout } from "../layout.ts";
import {
	ACTIVATION_GLSL,
	at,
	BATCH_INPUTS,
	DATA_GLSL,
	lastLayer,
	layerOf,
	program,
	resultGlsl,
	rowsGlsl,
	SIGMOID_GLSL,
	SLOPE_GLSL,
	weightsGlsl,
	weightTexelGlsl,
	whereGlsl,
} from "./glsl.ts";

/**
 * Layer `layer` of two or three for the whole batch: its values, row by row of its units. The first layer (textures S
 * state, X data, R permutation) gathers the batch and writes below its own rows the inputs and the label; later ones read
 * the values H of the layer before, the last of three also A1 of the first, for the labels. The last layer writes its
 * error, the loss, and the errors of the hidden layer before it.
 */
export function forwardKernel(layout: Layout, layer: number): GPGPUProgram {
	const own = layerOf(layout, layer);
	const last = layer === lastLayer(layout);
	const first = layer === 1;
	const size = { width: layout.quads, height: layout.models * own.rows };
	const glsl = `${headGlsl(layout, layer)}
void main() {${whereGlsl(layout, own.rows)}
  ${first ? firstSumsGlsl(layout) : sumsGlsl(own, last ? "0" : "u", layerOf(layout, layer - 1).rows)}
  ${first ? "setOutput(mix(activate(z), z, bvec4(copied)));" : last ? writeResult(layout, layer) : "setOutput(activate(z));"}
}`;
	if (first) return program(size, BATCH_INPUTS, glsl);
	return program(size, { textures: last && layer > 2 ? ["S", "H", "A1"] : ["S", "H"] }, glsl);
}

function headGlsl(layout: Layout, layer: number): string {
	const { activation } = layout.network;
	const last = layer === lastLayer(layout);
	const head = [weightsGlsl(layout)];
	if (layer === 1) head.push(DATA_GLSL);
	if (!last) head.push(ACTIVATION_GLSL[activation]);
	else head.push(SIGMOID_GLSL, resultGlsl(layout));
	if (last) head.push(SLOPE_GLSL[activation]);
	return head.join("\n");
}

/**
 * For four rows of the batch: `vec4 z`, the weighted sums of the unit, the bias and then input after input; below the
 * layer's own rows a copy of input or label `i`, which is a sum with that weight 1 and all others 0. Loops do it all,
 * since a program takes long to compile for every place where it fetches or branches.
 */
function firstSumsGlsl(layout: Layout): string {
	const { inputs, units, groups, at: from, tails } = layerOf(layout, 1);
	return `${rowsGlsl(layout)}
  int i = u - ${units};
  bool copied = i >= 0;
  int unit = min(u, ${units - 1});
  vec4 z = vec4(copied ? 0. : weights(j, ${tails} + unit)[${inputs % LANES}]);
  for (int g = 0; g < ${layout.rowTexels}; g++) {
    ivec4 lanes = ivec4(0, 1, 2, 3) + ${LANES} * g;
    vec4 k = weights(j, g < ${groups} ? ${from} + unit * ${groups} + g : ${tails} + unit);
    k = mix(mix(vec4(0.), k, lessThan(lanes, ivec4(${inputs}))), vec4(equal(lanes, ivec4(i))), bvec4(copied));
    for (int r = 0; r < ${LANES}; r++) {
      vec4 a = x(rows[r] + g);
      bvec4 own = equal(ivec4(0, 1, 2, 3), ivec4(r));
      z = mix(z, vec4((((z[r] + a.x * k.x) + a.y * k.y) + a.z * k.z) + a.w * k.w), own);
    }
  }`;
}

/** `vec4 z`: the weighted sums of `unit` of a later layer, out of the `rows` rows of the layer before. */
function sumsGlsl({ inputs, groups, at: from, tails }: LayerLayout, unit: string, rows: number): string {
	const texel = (input: string) => {
		const group = `${from} + ${unit} * ${groups} + (${input} >> 2)`;
		return inputs % LANES ? `${input} < ${LANES * groups} ? ${group} : ${tails} + ${unit}` : group;
	};
	return `vec4 z = vec4(weights(j, ${tails} + ${unit})[${inputs % LANES}]);
  for (int i = 0; i < ${inputs}; i++) z += ${at("H", rows, "i")} * weights(j, ${texel("i")})[i & 3];`;
}

/** The last of several layers: its error, its loss, and the errors of the layer before it. */
function writeResult(layout: Layout, layer: number): string {
	const first = layerOf(layout, 1);
	const label = at(layer > 2 ? "A1" : "H", first.rows, `${first.rows - 1}`);
	return `vec4 error, loss;
  result(z, ${label}, q, error, loss);
  int i = max(u - 2, 0);
  ${weightTexelGlsl(layerOf(layout, layer), "i")}
  vec4 before = weights(j, w)[i & 3] * error * slope(${at("H", layerOf(layout, layer - 1).rows, "i")});
  setOutput(mix(mix(before, loss, bvec4(u == 1)), error, bvec4(u == 0)));`;
}
