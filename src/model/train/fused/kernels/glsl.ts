import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import type { Activation } from "../../../trainer.ts";
import { expNegativeGlsl, literal } from "../../float32.ts";
import { type Block, LANES, type LayerLayout, type Layout } from "../layout.ts";
import { FOLD, FOLD_SHIFT, type Size, tensorShape } from "../texels.ts";

/** Names of the textures a kernel reads, in the order in which it is given them, and its uniforms. */
export interface Inputs {
	readonly textures: string[];
	readonly uniforms?: NonNullable<GPGPUProgram["customUniforms"]>;
}

/** Of a kernel that gathers the batch: state, data, permutation, and where the step's rows begin in it. */
export const BATCH_INPUTS: Inputs = { textures: ["S", "X", "R"], uniforms: [{ name: "row0", type: "int" }] };

/** A TensorFlow.js program that writes a texture of `size`. */
export const program = (size: Size, { textures, uniforms = [] }: Inputs, userCode: string): GPGPUProgram => ({
	variableNames: textures,
	outputShape: tensorShape(size),
	packedInputs: true,
	packedOutput: true,
	customUniforms: uniforms,
	userCode,
});

export const layerOf = ({ layers }: Layout, layer: number): LayerLayout => layers[layer - 1] as LayerLayout;
export const lastLayer = ({ layers }: Layout): number => layers.length;

/** Row of a texture in which row `row` of model j lies, where a model takes `rows` rows; `row` is GLSL. */
const modelRow = (rows: number, row: string) => `j * ${rows} + ${row}`;

/** The texel of four rows `q` of the batch in `row` of texture `name`, where a model takes `rows` rows. */
export const at = (name: string, rows: number, row: string): string =>
	`texelFetch(${name}, ivec2(q, ${modelRow(rows, row)}), 0)`;

/** `vec4 x(int i)`: texel i of the data, texture X. */
export const DATA_GLSL = `
vec4 x(int i) { return texelFetch(X, ivec2(i & ${FOLD - 1}, i >> ${FOLD_SHIFT}), 0); }`;

/** `ivec4 rows`: texels of the data at which the four rows q of the batch begin; textures R and, for its place, row0. */
export const rowsGlsl = ({ models, quads, rowTexels }: Layout): string =>
	`int o = row0 + ${models > 1 ? `j * ${quads} + ` : ""}q;
  ivec4 rows = ivec4(texelFetch(R, ivec2(o & ${FOLD - 1}, o >> ${FOLD_SHIFT}), 0)) * ${rowTexels};`;

/** `int q, j, u`: the four of rows, the model and the row within the model, where a model takes `rows` rows. */
export const whereGlsl = ({ models }: Layout, rows: number): string => `
  int q = int(gl_FragCoord.x);
  int u = int(gl_FragCoord.y);
  int j = ${models > 1 ? `u / ${rows}` : "0"};
  ${models > 1 ? `u -= j * ${rows};` : ""}`;

/** `int j, t`: the model and the texel within its block. */
export const blockGlsl = ({ models }: Layout, { width, rows }: Block): string => `
  int t = int(gl_FragCoord.y);
  int j = ${models > 1 ? `t / ${rows}` : "0"};
  t = (t - j * ${rows}) * ${width} + int(gl_FragCoord.x);`;

/** `vec4 name(int j, int t)`: texel t of model j's block in texture `texture`. */
export const fetchGlsl = (name: string, texture: string, { width, rows }: Block): string =>
	`vec4 ${name}(int j, int t) { return texelFetch(${texture}, ivec2(t & ${width - 1}, ${modelRow(rows, `(t >> ${Math.log2(width)})`)}), 0); }`;

/** `vec4 weights(int j, int t)`: weight texel t of model j. */
export const weightsGlsl = ({ state }: Layout): string => fetchGlsl("weights", "S", state);

/** `int w, stride`: the texel with unit 0's weight for input `input` of a layer, and from there to the next unit's. */
export const weightTexelGlsl = ({ groups, at: from, tails }: LayerLayout, input: string): string =>
	`bool grouped = ${input} < ${groups * LANES};
  int w = grouped ? ${from} + (${input} >> 2) : ${tails};
  int stride = grouped ? ${groups} : 1;`;

export const SIGMOID_GLSL = `${expNegativeGlsl("vec4")}
vec4 sigmoid(vec4 z, vec4 t) { return mix(t, vec4(1.), greaterThanEqual(z, vec4(0.))) / (1. + t); }`;

/** `vec4 activate(vec4 z)`; the sums are written out term by term, since the CPU trainer takes them in the same order. */
export const ACTIVATION_GLSL: Record<Activation, string> = {
	relu: "vec4 activate(vec4 z) { return max(z, vec4(0.)); }",
	tanh: `${SIGMOID_GLSL}
vec4 activate(vec4 z) { vec4 t = expNegative(-2. * abs(z)); return sign(z) * ((1. - t) / (1. + t)); }`,
	sigmoid: `${SIGMOID_GLSL}
vec4 activate(vec4 z) { return sigmoid(z, expNegative(-abs(z))); }`,
};

/** `vec4 slope(vec4 h)`: derivative of the activation, from its value. */
export const SLOPE_GLSL: Record<Activation, string> = {
	relu: "vec4 slope(vec4 h) { return vec4(greaterThan(h, vec4(0.))); }",
	tanh: "vec4 slope(vec4 h) { return 1. - h * h; }",
	sigmoid: "vec4 slope(vec4 h) { return h * (1. - h); }",
};

/** Factor of the difference between probability and label in the error, for the mean over the batch. */
export const errorScale = ({ network, batchSize }: Layout): string =>
	literal(Math.fround((network.loss === "binaryCrossEntropy" ? 1 : 2) / batchSize));

/**
 * `void result(vec4 z, vec4 y, int q, out vec4 error, out vec4 loss)`: of four rows with weighted sums z and labels y. Rows
 * beyond the end of the batch count for nothing.
 */
export function resultGlsl(layout: Layout): string {
	const { network, batchSize } = layout;
	const crossEntropy = network.loss === "binaryCrossEntropy";
	const scale = errorScale(layout);
	return `
void result(vec4 z, vec4 y, int q, out vec4 error, out vec4 loss) {
  vec4 t = expNegative(-abs(z));
  vec4 p = sigmoid(z, t);
  vec4 e = p - y;
  bvec4 real = lessThan(ivec4(0, 1, 2, 3) + 4 * q, ivec4(${batchSize}));
  error = mix(vec4(0.), ${crossEntropy ? `e * ${scale}` : `(e * ${scale}) * (p * (1. - p))`}, real);
  loss = mix(vec4(0.), ${crossEntropy ? "(max(z, 0.) - z * y) + log(1. + t)" : "e * e"}, real);
}`;
}
