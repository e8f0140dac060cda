import type { GPGPUProgram } from "@tensorflow/tfjs-backend-webgl/dist/gpgpu_math";
import { blockSize, LANES, type LayerLayout, type Layout } from "../layout.ts";
import { errorsAt } from "./backward.ts";
import { at, blockGlsl, lastLayer, layerOf, program } from "./glsl.ts";

/** Textures that `gradientGlsl` reads: the values of every layer, and the errors that have textures of their own. */
export function gradientTextures(layout: Layout): string[] {
	const layers = layout.layers.map((_, i) => i + 1);
	return [...layers.map((layer) => `A${layer}`), ...layers.slice(0, -2).map((layer) => `D${layer}`)];
}

/** What goes into a layer and where its errors are: textures, rows of a model in them, and the first row that is meant. */
function placesOf(layout: Layout, layer: number) {
	// What goes into layer 1 lies below what comes out of it.
	const source = Math.max(1, layer - 1);
	const below = layer > 1 ? 0 : lastLayer(layout) === 1 ? 2 : layerOf(layout, 1).units;
	return {
		value: { texture: `A${source}`, rows: layerOf(layout, source).rows, first: below },
		error: errorsAt(layout, layer),
	};
}

/**
 * `vec4 gradient(int j, int t)`: of the four weights in weight texel t of model j, summed over the batch; one texel behind
 * them all, the batch's loss in number `lossLane`. For below the last layer's errors lie the losses, so they add up like
 * the gradient of a second unit's bias. One loop for all layers, tails and losses too: a program takes long to compile
 * for every place where it fetches or branches, more than it would gain by a loop for each.
 */
export function gradientGlsl(layout: Layout): string {
	const { layers, quads } = layout;
	const places = layers.map((_, i) => placesOf(layout, i + 1));
	const [{ tails: firstTail }] = layers as [LayerLayout];
	/** A number that depends on the layer. */
	const byLayer = (numbers: readonly (number | string)[]) =>
		numbers.every((number) => number === numbers[0])
			? `${numbers[0]}`
			: numbers.reduceRight((rest, number, i) => `(l == ${i} ? ${number} : ${rest})`);
	const passed = layers.slice(1).map(({ at: from, tails }) => `int(t >= (tail ? ${tails} : ${from}))`);
	const errors = fetchGlsl(
		"error",
		places.map(({ error }) => error),
	);
	const values = fetchGlsl(
		"value",
		places.map(({ value }) => value),
	);
	return `
float total(vec4 v) { return (v.x + v.y) + (v.z + v.w); }
${errors}
${values}
vec4 gradient(int j, int t) {
  bool tail = t >= ${firstTail};
  int l = ${passed.length > 0 ? passed.join(" + ") : "0"};
  int groups = ${byLayer(layers.map(({ groups }) => groups))};
  int width = tail ? 1 : max(1, groups);
  t -= tail ? ${byLayer(layers.map(({ tails }) => tails))} : ${byLayer(layers.map(({ at: from }) => from))};
  int u = ${layers.every(({ units }) => units === 1) ? "tail ? t : 0" : "t / width"};
  int i = tail ? ${LANES} * groups : ${LANES} * (t - u * width);
  int bias = tail ? ${byLayer(layers.map(({ inputs }) => inputs % LANES))} : ${LANES};
  int e = ${byLayer(places.map(({ error }) => error.first))} + u;
  int v = ${byLayer(places.map(({ value }) => value.first))} + i;
  int end = min(bias + 1, ${LANES});
  vec4 sum = vec4(0.);
  for (int q = 0; q < ${quads}; q++) {
    vec4 errors = error(l, j, q, e);
    for (int lane = 0; lane < end; lane++) {
      vec4 values = mix(value(l, j, q, v + lane), vec4(1.), bvec4(lane == bias));
      sum += vec4(equal(ivec4(0, 1, 2, 3), ivec4(lane))) * total(values * errors);
    }
  }
  return sum;
}`;
}

/** `vec4 name(int l, int j, int q, int row)`: the texel of four rows q in `row` of model j, in the texture for layer l. */
function fetchGlsl(name: string, places: readonly { texture: string; rows: number }[]): string {
	const head = `vec4 ${name}(int l, int j, int q, int row) {`;
	const textures = [...new Set(places.map(({ texture }) => texture))];
	const reads = textures.map((texture) => {
		const { rows } = places.find((place) => place.texture === texture) as { rows: number };
		const layers = places.flatMap((place, l) => (place.texture === texture ? [`l == ${l}`] : []));
		return { when: layers.join(" || "), texel: `return ${at(texture, rows, "row")};` };
	});
	const last = reads.pop();
	return `${head} ${reads.map(({ when, texel }) => `if (${when}) ${texel}`).join(" ")} ${last?.texel} }`;
}

/** Where `gradient` has the loss in the texel behind the weights'. */
export const lossLane = (layout: Layout): number => layerOf(layout, lastLayer(layout)).inputs % LANES;

/** The gradient of every weight of every model, and the losses of their batches. */
export function gradientKernel(layout: Layout): GPGPUProgram {
	const glsl = `${gradientGlsl(layout)}
void main() {${blockGlsl(layout, layout.gradient)}
  setOutput(t <= ${layout.weightTexels} ? gradient(j, t) : vec4(0.));
}`;
	return program(blockSize(layout.gradient, layout.models), { textures: gradientTextures(layout) }, glsl);
}
