import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl/dist/base";
import type { TensorInfo } from "@tensorflow/tfjs-core/dist/base";

/**
 * Width at which long lists of texels are folded: every WebGL 2 has textures this wide, and a power of two makes the
 * fold a shift and a mask.
 */
export const FOLD = 2048;
export const FOLD_SHIFT = 11;

/** Size of a texture, in texels of four numbers. */
export interface Size {
	readonly width: number;
	readonly height: number;
}

/**
 * Size that holds `texels` texels in rows of `FOLD`. The height is a power of two, so that data of about the same length
 * have textures of the same size: TensorFlow.js compiles a program anew for every size.
 */
export const foldedSize = (texels: number): Size => ({
	width: FOLD,
	height: 2 ** Math.ceil(Math.log2(Math.max(1, texels / FOLD))),
});

/** What TensorFlow.js calls a texture of that size: a packed matrix, 2 × 2 numbers to a texel. What they mean is ours. */
export const tensorShape = ({ width, height }: Size): [number, number] => [2 * height, 2 * width];

/** A texture of `size` with nothing in it yet. The caller disposes of it. */
export function emptyTexels(backend: MathBackendWebGL, size: Size): TensorInfo {
	const info = backend.makeTensorInfo(tensorShape(size), "float32");
	backend.texData.get(info.dataId).isPacked = true;
	return info;
}

/** Fills `info`, a texture of `size`, with `values`: four numbers to a texel, row by row. */
export function uploadTexels(
	backend: MathBackendWebGL,
	info: TensorInfo,
	{ width, height }: Size,
	values: Float32Array,
): void {
	// Straight into the texture: by way of TensorFlow.js's own upload it would take one more draw and one more program.
	backend.gpgpu.uploadDenseMatrixToTexture(backend.getTexture(info.dataId), width, height, values);
}

/** Asks for the texels of `info` without waiting: they are in the buffer once a fence set after this call has passed. */
export const readTexels = (backend: MathBackendWebGL, info: TensorInfo, { width, height }: Size): WebGLBuffer =>
	backend.gpgpu.createBufferFromTexture(backend.getTexture(info.dataId), height, width);

/** The texels that `readTexels` asked for, row by row; frees the buffer. */
export function takeTexels(backend: MathBackendWebGL, buffer: WebGLBuffer, { width, height }: Size): Float32Array {
	const values = backend.gpgpu.downloadFloat32MatrixFromBuffer(buffer, 4 * width * height);
	backend.gpgpu.gl.deleteBuffer(buffer);
	return values;
}
