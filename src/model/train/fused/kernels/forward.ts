import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import { LANES, type LayerLayout, type Layout } from "../layout.ts";
import { FOLD, FOLD_SHIFT } from "../texels.ts";
import {
	ACTIVATION_GLSL,
	at,
	lastLayer,
	layerOf,
	program,
	resultGlsl,
	SIGMOID_GLSL,
	SLOPE_GLSL,
	weightsGlsl,
	weightTexelGlsl,
	whereGlsl,
} from "./glsl.ts";

/**
 * Layer `layer` for the whole batch: its values, row by row of its units. The first layer (textures S state, X data, R
 * permutation) gathers the batch and writes below its own rows the inputs and the label; later ones read the values H of
 * the layer before, the last of three also A1 of the first, for the labels. The last layer writes its error, the loss,
 * and the errors of the hidden layer before it.
 */
export function forwardKernel(layout: Layout, layer: number): GPGPUProgram {
	const { models, quads } = layout;
	const own = layerOf(layout, layer);
	const last = layer === lastLayer(layout);
	const first = layer === 1;
	const glsl = `${headGlsl(layout, layer)}
void main() {${whereGlsl(layout, own.rows)}
  ${first ? firstSumsGlsl(layout, last) : sumsGlsl(own, last ? "0" : "u", layerOf(layout, layer - 1).rows)}
  ${first ? writeFirst(last) : last ? writeResult(layout, layer) : "setOutput(activate(z));"}
}`;
	const size = { width: quads, height: models * own.rows };
	if (first) return program(size, { textures: ["S", "X", "R"], uniforms: [{ name: "row0", type: "int" }] }, glsl);
	return program(size, { textures: last && layer > 2 ? ["S", "H", "A1"] : ["S", "H"] }, glsl);
}

function headGlsl(layout: Layout, layer: number): string {
	const { activation } = layout.network;
	const last = layer === lastLayer(layout);
	const head = [weightsGlsl(layout)];
	if (layer === 1) head.push(DATA_GLSL);
	if (!last) head.push(ACTIVATION_GLSL[activation]);
	else head.push(SIGMOID_GLSL, resultGlsl(layout));
	if (last && layer > 1) head.push(SLOPE_GLSL[activation]);
	return head.join("\n");
}

/** Texel `i` of the data. */
const DATA_GLSL = `
vec4 x(int i) { return texelFetch(X, ivec2(i & ${FOLD - 1}, i >> ${FOLD_SHIFT}), 0); }`;

/**
 * For four rows of the batch: `vec4 z`, the weighted sums of the unit, the bias and then input after input; below the
 * layer's own rows a copy of input or label `i`, which is a sum with that weight 1 and all others 0. Loops do it all,
 * since a program takes long to compile for every place where it fetches or branches.
 */
function firstSumsGlsl(layout: Layout, last: boolean): string {
	const { models, quads, rowTexels } = layout;
	const { inputs, units, groups, at: from, tails } = layerOf(layout, 1);
	const unit = last ? "0" : `min(u, ${units - 1})`;
	const rest = inputs % LANES;
	return `int o = row0 + ${models > 1 ? `j * ${quads} + ` : ""}q;
  ivec4 rows = ivec4(texelFetch(R, ivec2(o & ${FOLD - 1}, o >> ${FOLD_SHIFT}), 0)) * ${rowTexels};
  int i = u - ${last ? 2 : units};
  bool copied = i >= 0;
  int unit = ${unit};
  vec4 z = vec4(copied ? 0. : weights(j, ${tails} + unit)[${rest}]);${last ? "\n  vec4 label = vec4(0.);" : ""}
  for (int g = 0; g < ${rowTexels}; g++) {
    ivec4 lanes = ivec4(0, 1, 2, 3) + ${LANES} * g;
    vec4 k = weights(j, g < ${groups} ? ${from} + unit * ${groups} + g : ${tails} + unit);
    k = mix(mix(vec4(0.), k, lessThan(lanes, ivec4(${inputs}))), vec4(equal(lanes, ivec4(i))), bvec4(copied));
    for (int r = 0; r < ${LANES}; r++) {
      vec4 a = x(rows[r] + g);
      bvec4 own = equal(ivec4(0, 1, 2, 3), ivec4(r));
      z = mix(z, vec4((((z[r] + a.x * k.x) + a.y * k.y) + a.z * k.z) + a.w * k.w), own);${last ? `\n      label = mix(label, vec4(a[${rest}]), own);` : ""}
    }
  }`;
}

const writeFirst = (last: boolean) =>
	last
		? `vec4 error, loss;
  result(z, label, q, error, loss);
  setOutput(mix(mix(loss, error, bvec4(u == 0)), z, bvec4(copied)));`
		: "setOutput(mix(activate(z), z, bvec4(copied)));";

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
