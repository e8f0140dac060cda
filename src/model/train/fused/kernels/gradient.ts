import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import { blockSize, LANES, type Layout } from "../layout.ts";
import { errorsAt } from "./backward.ts";
import { at, blockGlsl, lastLayer, layerOf, program } from "./glsl.ts";

/** Textures that `gradientGlsl` reads: the values of every layer, and the errors that have textures of their own. */
export function gradientTextures(layout: Layout): string[] {
	const layers = layout.layers.map((_, i) => i + 1);
	return [...layers.map((layer) => `A${layer}`), ...layers.slice(0, -2).map((layer) => `D${layer}`)];
}

/** `vec4 gradient(int j, int t)`: of the four weights in weight texel t of model j, summed over the batch. */
export function gradientGlsl(layout: Layout): string {
	const { layers } = layout;
	const groups = layers.map((layer, i) => groupGlsl(layout, i + 1, layer.at + layer.units * layer.groups));
	const tails = layers.map((layer, i) => tailGlsl(layout, i + 1, layer.tails + layer.units));
	const branches = [...groups.filter((_, i) => layerOf(layout, i + 1).groups > 0), ...tails];
	return `
float total(vec4 v) { return (v.x + v.y) + (v.z + v.w); }
vec4 gradient(int j, int t) {
  vec4 sum = vec4(0.);
  ${branches.join(" else ")}
  return sum;
}`;
}

/** Sums over the batch for unit u: of the first `lanes` inputs from `input` on, and of the bias in lane `bias`. */
function loopGlsl(layout: Layout, layer: number, input: string, lanes: number, bias: number | null): string {
	const { units } = layerOf(layout, layer);
	const errors = errorsAt(layout, layer);
	// What goes into layer 1 lies below what comes out of it.
	const source = Math.max(1, layer - 1);
	const below = layer > 1 ? 0 : lastLayer(layout) === 1 ? 2 : units;
	const value = (lane: number) => at(`A${source}`, layerOf(layout, source).rows, `${below} + ${input} + ${lane}`);
	const terms = Array.from({ length: lanes }, (_, lane) => `sum[${lane}] += total(${value(lane)} * e);`);
	if (bias !== null) terms.push(`sum[${bias}] += total(e);`);
	return `for (int q = 0; q < ${layout.quads}; q++) {
      vec4 e = ${at(errors.texture, errors.rows, `${errors.first} + u`)};
      ${terms.join("\n      ")}
    }`;
}

function groupGlsl(layout: Layout, layer: number, end: number): string {
	const { at: from, groups } = layerOf(layout, layer);
	return `if (t < ${end}) {
    int u = (t - ${from}) / ${groups};
    int i = ${LANES} * (t - ${from} - u * ${groups});
    ${loopGlsl(layout, layer, "i", LANES, null)}
  }`;
}

function tailGlsl(layout: Layout, layer: number, end: number): string {
	const { inputs, groups, tails } = layerOf(layout, layer);
	const rest = inputs % LANES;
	return `if (t < ${end}) {
    int u = t - ${tails};
    ${loopGlsl(layout, layer, `${groups * LANES}`, rest, rest)}
  }`;
}

/** The gradient of every weight of every model. */
export function gradientKernel(layout: Layout): GPGPUProgram {
	const glsl = `${gradientGlsl(layout)}
void main() {${blockGlsl(layout, layout.gradient)}
  setOutput(t < ${layout.weightTexels} ? gradient(j, t) : vec4(0.));
}`;
	return program(blockSize(layout.gradient, layout.models), { textures: gradientTextures(layout) }, glsl);
}
