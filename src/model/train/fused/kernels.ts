import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import { BETA1, BETA2, EPSILON, ONE_MINUS_BETA1, ONE_MINUS_BETA2 } from "../adam.ts";
import { EXP_NEGATIVE_GLSL, literal } from "../float32.ts";
import type { Layout } from "./layout.ts";
import { FOLD, FOLD_SHIFT, tensorShape } from "./texels.ts";

/**
 * One Adam step as 2L draws for L layers: a forward draw for each layer, a backward draw for each hidden layer, and one
 * update of everything. A texel of values holds one unit for four rows of the batch, so its x counts fours of rows and
 * its y units, model below model. Sums are written out term by term: the CPU trainer repeats them in this order.
 */
export interface Kernels {
	/** `forward[l - 1]` writes layer l. Reads the state, and what `forwardInputs` says. */
	readonly forward: readonly GPGPUProgram[];
	/** `backward[l - 1]` writes the errors of hidden layer l: reads the state, the errors of layer l + 1, the values of l. */
	readonly backward: readonly GPGPUProgram[];
	/** Reads the state, the values of every layer and the errors of the hidden ones; writes the next state. */
	readonly update: GPGPUProgram;
}

/** The GLSL programs for `layout`. */
export function makeKernels(layout: Layout): Kernels {
	const layers = layout.values.map((_, i) => i + 1);
	return {
		forward: layers.map((layer) => (layer === 1 ? forwardFirst(layout) : forward(layout, layer))),
		backward: layers.slice(0, -1).map((layer) => backward(layout, layer)),
		update: update(layout),
	};
}

type Rest = Pick<GPGPUProgram, "variableNames"> & Partial<Pick<GPGPUProgram, "customUniforms">>;

function program(width: number, height: number, userCode: string, rest: Rest): GPGPUProgram {
	return { outputShape: tensorShape({ width, height }), packedInputs: true, packedOutput: true, userCode, ...rest };
}

const lastLayer = ({ sizes }: Layout) => sizes.length - 1;
const rowsOf = ({ values }: Layout, layer: number) => values[layer - 1] as number;
const offsetOf = ({ offsets }: Layout, layer: number) => offsets[layer - 1] as number;
const unitsOf = ({ sizes }: Layout, layer: number) => sizes[layer] as number;

/** `int q, j, u`: the four of rows, the model and the unit of this texel, where a model takes `rows` rows. */
const whereGlsl = (layout: Layout, rows: number) => `
  int q = int(gl_FragCoord.x);
  int y = int(gl_FragCoord.y);
  int j = ${layout.models > 1 ? `y / ${rows}` : "0"};
  int u = y - j * ${rows};`;

/** `float w(int j, int p)`: weight p of model j. */
const weightGlsl = ({ stateRows, state }: Layout) =>
	`float w(int j, int p) { return texelFetch(S, ivec2(p & ${state.width - 1}, j * ${stateRows} + (p >> ${Math.log2(state.width)})), 0).r; }`;

const ACTIVATIONS = {
	relu: "vec4 act(vec4 z) { return max(z, vec4(0.)); }",
	tanh: "vec4 act(vec4 z) { vec4 t = expNegative(-2. * abs(z)); return sign(z) * ((1. - t) / (1. + t)); }",
	sigmoid: "vec4 act(vec4 z) { return sigmoid(z, expNegative(-abs(z))); }",
};

/** Derivative of the activation, from its value. */
const SLOPES = {
	relu: "vec4 slope(vec4 h) { return vec4(greaterThan(h, vec4(0.))); }",
	tanh: "vec4 slope(vec4 h) { return 1. - h * h; }",
	sigmoid: "vec4 slope(vec4 h) { return h * (1. - h); }",
};

const SIGMOID = `${EXP_NEGATIVE_GLSL}
vec4 sigmoid(vec4 z, vec4 t) { return mix(t, vec4(1.), greaterThanEqual(z, vec4(0.))) / (1. + t); }`;

/** `vec4 result(vec4 z, vec4 y, int q, int u)`: row 0 is the error at the output, row 1 the loss; absent rows give 0. */
function resultGlsl({ network, batchSize }: Layout): string {
	const crossEntropy = network.loss === "binaryCrossEntropy";
	const scale = literal(Math.fround((crossEntropy ? 1 : 2) / batchSize));
	return `
vec4 result(vec4 z, vec4 y, int q, int u) {
  vec4 t = expNegative(-abs(z));
  vec4 p = sigmoid(z, t);
  vec4 e = p - y;
  vec4 v = u == 0 ? ${crossEntropy ? `e * ${scale}` : `(e * ${scale}) * (p * (1. - p))`}
    : ${crossEntropy ? "(max(z, 0.) - z * y) + log(1. + t)" : "e * e"};
  return mix(vec4(0.), v, lessThan(ivec4(0, 1, 2, 3) + 4 * q, ivec4(${batchSize})));
}`;
}

const headGlsl = (layout: Layout, last: boolean) =>
	[SIGMOID, last ? resultGlsl(layout) : ACTIVATIONS[layout.network.activation], weightGlsl(layout)].join("\n");

/** Gathers the batch by the permutation, four rows to a texel, and computes layer 1 of it. */
function forwardFirst(layout: Layout): GPGPUProgram {
	const { sizes, quads, rowTexels, models } = layout;
	const last = lastLayer(layout) === 1;
	const inputs = unitsOf(layout, 0);
	const units = unitsOf(layout, 1);
	const own = last ? 2 : units;
	const unit = last ? "0" : "u";
	const terms = (count: number, p: string) =>
		[..."xyzw"]
			.slice(0, count)
			.map((c, i) => `z += vec4(a.${c}, b.${c}, c.${c}, d.${c}) * w(j, ${p} + ${i * units});`)
			.join("\n      ");
	const chunk = (t: string) => `vec4 a = x(at.x + ${t}), b = x(at.y + ${t}), c = x(at.z + ${t}), d = x(at.w + ${t});`;
	const whole = Math.floor(inputs / 4);
	const glsl = `${headGlsl(layout, last)}
vec4 x(int i) { return texelFetch(X, ivec2(i & ${FOLD - 1}, i >> ${FOLD_SHIFT}), 0); }
vec4 input4(ivec4 at, int i) {
  at += i >> 2;
  i &= 3;
  return vec4(x(at.x)[i], x(at.y)[i], x(at.z)[i], x(at.w)[i]);
}
void main() {${whereGlsl(layout, rowsOf(layout, 1))}
  int o = row0 + ${models > 1 ? `j * ${quads} + ` : ""}q;
  ivec4 at = ivec4(texelFetch(R, ivec2(o & ${FOLD - 1}, o >> ${FOLD_SHIFT}), 0)) * ${rowTexels};
  if (u >= ${own}) {
    setOutput(input4(at, u - ${own}));
  } else {
    vec4 z = vec4(w(j, ${inputs * units} + ${unit}));
    for (int t = 0; t < ${whole}; t++) {
      ${chunk("t")}
      ${terms(4, `t * ${4 * units} + ${unit}`)}
    }
    ${inputs % 4 ? `{ ${chunk(`${whole}`)}\n      ${terms(inputs % 4, `${whole * 4 * units} + ${unit}`)} }` : ""}
    setOutput(${last ? `result(z, input4(at, ${sizes[0]}), q, u)` : "act(z)"});
  }
}`;
	return program(quads, models * rowsOf(layout, 1), glsl, {
		variableNames: ["S", "X", "R"],
		customUniforms: [{ name: "row0", type: "int" }],
	});
}

/** Layer 2 or 3 from the one before. The last one also reads the labels that the first layer gathered. */
function forward(layout: Layout, layer: number): GPGPUProgram {
	const { quads, models } = layout;
	const last = layer === lastLayer(layout);
	const inputs = unitsOf(layout, layer - 1);
	const units = unitsOf(layout, layer);
	const labels = `texelFetch(${layer > 2 ? "A1" : "H"}, ivec2(q, j * ${rowsOf(layout, 1)} + ${rowsOf(layout, 1) - 1}), 0)`;
	const unit = last ? "0" : "u";
	const glsl = `${headGlsl(layout, last)}
void main() {${whereGlsl(layout, rowsOf(layout, layer))}
  vec4 z = vec4(w(j, ${offsetOf(layout, layer) + inputs * units} + ${unit}));
  for (int i = 0; i < ${inputs}; i++)
    z += texelFetch(H, ivec2(q, j * ${rowsOf(layout, layer - 1)} + i), 0) * w(j, ${offsetOf(layout, layer)} + i * ${units} + ${unit});
  setOutput(${last ? `result(z, ${labels}, q, u)` : "act(z)"});
}`;
	return program(quads, models * rowsOf(layout, layer), glsl, {
		variableNames: last && layer > 2 ? ["S", "H", "A1"] : ["S", "H"],
	});
}

/** Errors of hidden layer `layer`: those of the next layer through its weights, times the slope. */
function backward(layout: Layout, layer: number): GPGPUProgram {
	const { quads, models, network } = layout;
	const units = unitsOf(layout, layer);
	const next = unitsOf(layout, layer + 1);
	const glsl = `${weightGlsl(layout)}
${SLOPES[network.activation]}
void main() {${whereGlsl(layout, units)}
  vec4 s = vec4(0.);
  for (int o = 0; o < ${next}; o++)
    s += w(j, ${offsetOf(layout, layer + 1)} + u * ${next} + o) * texelFetch(D, ivec2(q, j * ${errorRows(layout, layer + 1)} + o), 0);
  setOutput(s * slope(texelFetch(H, ivec2(q, j * ${rowsOf(layout, layer)} + u), 0)));
}`;
	return program(quads, models * units, glsl, { variableNames: ["S", "D", "H"] });
}

/** Rows that one model takes in the texture that holds the errors of `layer`: for the last layer its loss is there too. */
const errorRows = (layout: Layout, layer: number) =>
	layer === lastLayer(layout) ? rowsOf(layout, layer) : unitsOf(layout, layer);

/** Gradient of every weight and its Adam step; the slot of the current epoch adds up the batch's mean loss. */
function update(layout: Layout): GPGPUProgram {
	const { weights, state, stateRows, models, batchSize } = layout;
	const last = lastLayer(layout);
	const layers = Array.from({ length: last }, (_, i) => i + 1);
	const index = `(at.y - j * ${stateRows}) * ${state.width} + at.x`;
	const glsl = `
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int j = ${models > 1 ? `at.y / ${stateRows}` : "0"};
  int p = ${index};
  vec4 s = texelFetch(S, at, 0);
  if (p >= ${weights}) {
    if (p - ${weights} == slot) {
      float sum = 0.;
      ${sumGlsl(layout, `texelFetch(A${last}, ivec2(q, j * ${rowsOf(layout, last)} + 1), 0)`, "sum")}
      s.rg = (first == 1 ? vec2(0.) : s.rg) + vec2(sum * ${literal(Math.fround(1 / batchSize))}, 1.);
    }
    setOutput(s);
    return;
  }
  float g = 0.;
  ${layers.map((layer) => gradientGlsl(layout, layer)).join(" else ")}
  float m = s.g * ${literal(BETA1)} + g * ${literal(ONE_MINUS_BETA1)};
  float v = s.b * ${literal(BETA2)} + (g * g) * ${literal(ONE_MINUS_BETA2)};
  float move = (m / corrections.x) / (sqrt(v / corrections.y) + ${literal(EPSILON)});
  setOutput(vec4(s.r - rate[j] * move, m, v, 0.));
}`;
	return program(state.width, state.height, glsl, {
		variableNames: ["S", ...layers.map((layer) => `A${layer}`), ...layers.slice(0, -1).map((layer) => `D${layer}`)],
		customUniforms: [
			{ name: "slot", type: "int" },
			{ name: "first", type: "int" },
			{ name: "corrections", type: "vec2" },
			{ name: "rate", type: "float", arrayIndex: models },
		],
	});
}

const sumGlsl = ({ quads }: Layout, term: string, into: string) =>
	`for (int q = 0; q < ${quads}; q++) { vec4 t = ${term}; ${into} += (t.x + t.y) + (t.z + t.w); }`;

function gradientGlsl(layout: Layout, layer: number): string {
	const last = layer === lastLayer(layout);
	const inputs = unitsOf(layout, layer - 1);
	const units = unitsOf(layout, layer);
	const from = offsetOf(layout, layer);
	// What goes into layer 1 lies below what comes out of it.
	const source = Math.max(1, layer - 1);
	const below = layer === 1 ? (last ? 2 : units) : 0;
	const value = `texelFetch(A${source}, ivec2(q, j * ${rowsOf(layout, source)} + ${below} + i), 0)`;
	const error = `texelFetch(${last ? `A${layer}` : `D${layer}`}, ivec2(q, j * ${errorRows(layout, layer)} + o), 0)`;
	const condition = last ? "" : `if (p < ${from + (inputs + 1) * units}) `;
	return `${condition}{
    int i = (p - ${from}) / ${units};
    int o = p - ${from} - i * ${units};
    if (i < ${inputs}) { ${sumGlsl(layout, `${value} * ${error}`, "g")} }
    else { ${sumGlsl(layout, error, "g")} }
  }`;
}
