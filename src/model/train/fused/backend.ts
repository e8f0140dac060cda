import "@tensorflow/tfjs-core/dist/base_side_effects";
import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl/dist/base";
import { backend, enableProdMode, env, getBackend, setBackend } from "@tensorflow/tfjs-core/dist/base";
import "@tensorflow/tfjs-backend-webgl/dist/base";
import { GpuLost } from "../../trainer.ts";

/**
 * TensorFlow.js's WebGL backend, started once in this worker, without any of its stock kernels. Rejects with
 * `GpuLost` where there is no WebGL 2 with 32-bit floating-point textures.
 */
export async function startBackend(): Promise<MathBackendWebGL> {
	if (getBackend() === "webgl") return backend() as MathBackendWebGL;
	enableProdMode();
	// See layers/tensorflow.ts: the stock kernels may come to work on this backend later. No effect after its start.
	env().set("WEBGL_PACK", false);
	env().set("SOFTWARE_WEBGL_ENABLED", true);
	// Of its own accord TensorFlow.js would flush after every draw on a telephone, and to know one it takes a millisecond;
	// what is drawn here is submitted by a fence.
	env().set("WEBGL_FLUSH_THRESHOLD", -1);
	const started = await setBackend("webgl");
	if (!started || env().getNumber("WEBGL_VERSION") !== 2 || !env().getBool("WEBGL_RENDER_FLOAT32_ENABLED")) {
		throw new GpuLost("WebGL 2 with 32-bit floating-point textures cannot be had here.");
	}
	return backend() as MathBackendWebGL;
}
