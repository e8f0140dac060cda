export interface WebGLFound {
	/** Name of the renderer as the browser tells it. */
	readonly renderer: string;
	/** Whether a CPU draws: slower than our own code for the CPU. */
	readonly software: boolean;
}

/** A GPU that was taken away this often is not asked again. */
export const MAX_GPU_LOSSES = 2;

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** WebGL 2 that can draw into 32-bit floating-point textures, off screen; null where there is none. */
export function findWebGL(): WebGLFound | null {
	if (typeof OffscreenCanvas === "undefined") return null;
	const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
	if (!gl?.getExtension("EXT_color_buffer_float")) return null;
	const names = gl.getExtension("WEBGL_debug_renderer_info");
	const renderer = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
	gl.getExtension("WEBGL_lose_context")?.loseContext();
	return { renderer, software: SOFTWARE.test(renderer) };
}
