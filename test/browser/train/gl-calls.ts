/** Calls to WebGL that cost, and those that make or free something, counted over all contexts since `reset`. */
export interface GlCalls {
	readonly count: (name: CountedCall) => number;
	/** Draws, in whichever way. */
	readonly draws: () => number;
	/** Data sent to the GPU, textures and buffers. */
	readonly uploads: () => number;
	readonly reset: () => void;
}

const DRAWS = [
	"drawArrays",
	"drawElements",
	"drawArraysInstanced",
	"drawElementsInstanced",
	"drawRangeElements",
] as const;
const UPLOADS = ["texImage2D", "texSubImage2D", "texImage3D", "texSubImage3D", "bufferSubData"] as const;
const OTHERS = [
	"readPixels",
	"getBufferSubData",
	"linkProgram",
	"getShaderParameter",
	"getProgramParameter",
	"createTexture",
	"deleteTexture",
	"createBuffer",
	"deleteBuffer",
	"fenceSync",
	"deleteSync",
] as const;

type CountedCall = (typeof DRAWS)[number] | (typeof UPLOADS)[number] | (typeof OTHERS)[number];

/** Begins to count, by putting itself in front of WebGL 2's own methods; `onDraw` is called after each draw. */
export function countGlCalls(onDraw?: (gl: WebGL2RenderingContext, draws: number) => void): GlCalls {
	const counts = new Map<string, number>();
	const total = (names: readonly string[]) => names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
	const prototype = WebGL2RenderingContext.prototype as unknown as Record<string, (...values: unknown[]) => unknown>;
	for (const name of [...DRAWS, ...UPLOADS, ...OTHERS]) {
		const original = prototype[name] as (...values: unknown[]) => unknown;
		const draw = (DRAWS as readonly string[]).includes(name);
		prototype[name] = function (this: unknown, ...values: unknown[]) {
			// A null source only reserves memory.
			const upload = (UPLOADS as readonly string[]).includes(name);
			if (!upload || values.at(-1) !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
			const result = original.apply(this, values);
			if (draw) onDraw?.(this as WebGL2RenderingContext, total(DRAWS));
			return result;
		};
	}
	return {
		count: (name) => counts.get(name) ?? 0,
		draws: () => total(DRAWS),
		uploads: () => total(UPLOADS),
		reset: () => counts.clear(),
	};
}
