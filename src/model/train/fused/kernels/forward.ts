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
 * For four rows of the batch, out of their texels a, b, c, d: `vec4 z`, the weighted sums of the unit, the bias and then
 * input after input; below the layer's own rows a copy of input or label `i`, which is a sum with that weight 1 and all
 * others 0. One loop does both, since a program takes long to compile for every place where it fetches.
 */
function firstSumsGlsl(layout: Layout, last: boolean): string {
	const { models, quads, rowTexels } = layout;
	const { inputs, units, groups, at: from, tails } = layerOf(layout, 1);
	const unit = last ? "0" : "u";
	const rest = inputs % LANES;
	// The last layer needs the label too, which lies behind the inputs.
	const texels = last ? rowTexels : Math.ceil(inputs / LANES);
	const ofTail = Array.from({ length: LANES }, (_, lane) => (lane < rest ? `tail[${lane}]` : "0."));
	const terms = Array.from({ length: LANES }, (_, lane) => `z += ${laneGlsl(lane)} * k[${lane}];`);
	return `int o = row0 + ${models > 1 ? `j * ${quads} + ` : ""}q;
  ivec4 rows = ivec4(texelFetch(R, ivec2(o & ${FOLD - 1}, o >> ${FOLD_SHIFT}), 0)) * ${rowTexels};
  int i = u - ${last ? 2 : units};
  bool copied = i >= 0;
  vec4 tail = weights(j, ${tails} + ${unit});
  vec4 z = copied ? vec4(0.) : vec4(tail[${rest}]);
  vec4 a, b, c, d;
  int end = copied ? (i >> 2) + 1 : ${texels};
  for (int g = copied ? i >> 2 : 0; g < end; g++) {
    vec4 k = g < ${groups} ? weights(j, ${from} + ${unit} * ${groups} + g) : vec4(${ofTail.join(", ")});
    k = copied ? vec4(equal(ivec4(0, 1, 2, 3) + ${LANES} * g, ivec4(i))) : k;
    a = x(rows.x + g);
    b = x(rows.y + g);
    c = x(rows.z + g);
    d = x(rows.w + g);
    ${terms.join("\n    ")}
  }${last ? `\n  vec4 label = ${laneGlsl(rest)};` : ""}`;
}

const laneGlsl = (lane: number) => `vec4(a[${lane}], b[${lane}], c[${lane}], d[${lane}])`;

const writeFirst = (last: boolean) =>
	last
		? `vec4 error, loss;
  result(z, label, q, error, loss);
  setOutput(copied ? z : u == 0 ? error : loss);`
		: "setOutput(copied ? z : activate(z));";

/** `vec4 z`: the weighted sums of `unit` of a later layer, out of the `rows` rows of the layer before. */
function sumsGlsl({ inputs, groups, at: from, tails }: LayerLayout, unit: string, rows: number): string {
	const terms = (group: string, lanes: number, weights: string) =>
		Array.from(
			{ length: lanes },
			(_, lane) => `z += ${at("H", rows, `${group} * ${LANES} + ${lane}`)} * ${weights}[${lane}];`,
		).join("\n    ");
	const rest = inputs % LANES;
	return `vec4 tail = weights(j, ${tails} + ${unit});
  vec4 z = vec4(tail[${rest}]);
  for (int g = 0; g < ${groups}; g++) {
    vec4 k = weights(j, ${from} + ${unit} * ${groups} + g);
    ${terms("g", LANES, "k")}
  }
  ${rest ? terms(`${groups}`, rest, "tail") : ""}`;
}

/** The last of several layers: its error, its loss, and the errors of the layer before it. */
function writeResult(layout: Layout, layer: number): string {
	const first = layerOf(layout, 1);
	const label = at(layer > 2 ? "A1" : "H", first.rows, `${first.rows - 1}`);
	return `vec4 error, loss;
  result(z, ${label}, q, error, loss);
  if (u < 2) {
    setOutput(u == 0 ? error : loss);
    return;
  }
  int i = u - 2;
  ${weightTexelGlsl(layerOf(layout, layer), "i")}
  setOutput(weights(j, w)[i & 3] * error * slope(${at("H", layerOf(layout, layer - 1).rows, "i")}));`;
}
