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
	const write = last ? writeResult(layout, layer) : "setOutput(activate(z));";
	const glsl = `${headGlsl(layout, layer)}
void main() {${whereGlsl(layout, own.rows)}
  ${first ? gatherGlsl(layout, last ? 2 : own.units) : ""}
  ${sumsGlsl(own, last ? "0" : "u", first ? INPUT_VALUES : hiddenValues(layerOf(layout, layer - 1).rows))}
  ${write}
}`;
	const size = { width: quads, height: models * own.rows };
	if (first) return program(size, { textures: ["S", "X", "R"], uniforms: [{ name: "row0", type: "int" }] }, glsl);
	return program(size, { textures: last && layer > 2 ? ["S", "H", "A1"] : ["S", "H"] }, glsl);
}

function headGlsl(layout: Layout, layer: number): string {
	const { activation } = layout.network;
	const head = [weightsGlsl(layout)];
	if (layer === 1) head.push(DATA_GLSL);
	if (layer < lastLayer(layout)) head.push(ACTIVATION_GLSL[activation]);
	else head.push(SIGMOID_GLSL, resultGlsl(layout), SLOPE_GLSL[activation]);
	return head.join("\n");
}

/** Texels of one row of data for four rows at a time; then one number of each. */
const DATA_GLSL = `
vec4 x(int i) { return texelFetch(X, ivec2(i & ${FOLD - 1}, i >> ${FOLD_SHIFT}), 0); }
vec4 number(ivec4 rows, int i) {
  rows += i >> 2;
  i &= 3;
  return vec4(x(rows.x)[i], x(rows.y)[i], x(rows.z)[i], x(rows.w)[i]);
}`;

/** `ivec4 rows`: where the data of these four rows begin. Rows of the texture beyond the layer's own copy their inputs. */
const gatherGlsl = ({ models, quads, rowTexels }: Layout, ownRows: number) => `
  int o = row0 + ${models > 1 ? `j * ${quads} + ` : ""}q;
  ivec4 rows = ivec4(texelFetch(R, ivec2(o & ${FOLD - 1}, o >> ${FOLD_SHIFT}), 0)) * ${rowTexels};
  if (u >= ${ownRows}) {
    setOutput(number(rows, u - ${ownRows}));
    return;
  }`;

/** How to come by the values of a group of four inputs: what to fetch for the group, then the value of one lane. */
interface Values {
	readonly group: (group: string) => string;
	readonly lane: (group: string, lane: number) => string;
}

const INPUT_VALUES: Values = {
	group: (group) =>
		`vec4 a = x(rows.x + ${group}), b = x(rows.y + ${group}), c = x(rows.z + ${group}), d = x(rows.w + ${group});`,
	lane: (_, lane) => `vec4(a[${lane}], b[${lane}], c[${lane}], d[${lane}])`,
};

const hiddenValues = (rows: number): Values => ({
	group: () => "",
	lane: (group, lane) => at("H", rows, `${group} * ${LANES} + ${lane}`),
});

/** `vec4 z`: the weighted sums of `unit`: the bias, then input after input. */
function sumsGlsl({ inputs, groups, at: from, tails }: LayerLayout, unit: string, values: Values): string {
	const terms = (group: string, lanes: number, weights: string) =>
		Array.from({ length: lanes }, (_, lane) => `z += ${values.lane(group, lane)} * ${weights}[${lane}];`).join(
			"\n    ",
		);
	const rest = inputs % LANES;
	return `vec4 tail = weights(j, ${tails} + ${unit});
  vec4 z = vec4(tail[${rest}]);
  for (int g = 0; g < ${groups}; g++) {
    vec4 k = weights(j, ${from} + ${unit} * ${groups} + g);
    ${values.group("g")}
    ${terms("g", LANES, "k")}
  }
  ${rest ? `{ ${values.group(`${groups}`)}\n    ${terms(`${groups}`, rest, "tail")} }` : ""}`;
}

function writeResult(layout: Layout, layer: number): string {
	const first = layerOf(layout, 1);
	const own = layerOf(layout, layer);
	const labels =
		layer === 1 ? `number(rows, ${own.inputs})` : at(layer > 2 ? "A1" : "H", first.rows, `${first.rows - 1}`);
	const errors = `
  int i = u - 2;
  ${weightTexelGlsl(own, "i")}
  setOutput(weights(j, w)[i & 3] * error * slope(${at("H", layer > 1 ? layerOf(layout, layer - 1).rows : 0, "i")}));`;
	return `vec4 error, loss;
  result(z, ${labels}, q, error, loss);
  if (u < 2) {
    setOutput(u == 0 ? error : loss);
    return;
  }${layer > 1 ? errors : ""}`;
}
