import { GpuLost } from "../../trainer.ts";
import { pause } from "../pause.ts";

/** A GPU that has not answered for this long will not. */
const TIMEOUT_MS = 20_000;

/** A mark in the GPU's queue. */
export const setFence = (gl: WebGL2RenderingContext): WebGLSync | null => {
	const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
	gl.flush();
	return fence;
};

/** Has the GPU begin with all it was given; a mere flush may leave the last draw lying until another one comes. */
export const submit = (gl: WebGL2RenderingContext): void => gl.deleteSync(setFence(gl));

/**
 * Waits until the GPU has come to `fence`, and frees it. Rejects with `GpuLost` when the context is lost or too much
 * time passes: TensorFlow.js's own waits never end on a lost context.
 */
export async function passFence(
	gl: WebGL2RenderingContext,
	fence: WebGLSync | null,
	timeoutMs: number = TIMEOUT_MS,
): Promise<void> {
	const end = performance.now() + timeoutMs;
	for (;;) {
		refuseLost(gl);
		if (!fence) throw new GpuLost("The GPU takes no more commands.");
		const status = gl.clientWaitSync(fence, 0, 0);
		if (status === gl.ALREADY_SIGNALED || status === gl.CONDITION_SATISFIED) break;
		if (performance.now() > end) throw new GpuLost(`The GPU has not answered for ${timeoutMs / 1000} seconds.`);
		// Not from one timer to the next: a browser holds back the fifth of them, and all after it, for four milliseconds.
		await pause();
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	gl.deleteSync(fence);
	refuseLost(gl);
}

/** Throws `GpuLost` when the context is lost: draws still return then, and reads give zeros. */
export function refuseLost(gl: WebGL2RenderingContext): void {
	if (gl.isContextLost()) throw new GpuLost("The browser took the GPU away (WebGL context lost).");
}
