import type * as TensorFlow from "@tensorflow/tfjs";

export type TensorFlowBackend = "cpu" | "webgl";

/**
 * TensorFlow.js whole, with layers, on `backend`. Imported only when it is asked for: it weighs three times as much as
 * all else that trains. Rejects when the backend cannot be had here.
 */
export async function startTensorFlow(backend: TensorFlowBackend): Promise<typeof TensorFlow> {
	const tf = await import("@tensorflow/tfjs");
	if (tf.engine().backendName === backend) return tf;
	tf.enableProdMode();
	// Packed textures leave rubbish in the padding of odd widths, which a later product reads. Has no effect once the
	// backend has started.
	tf.env().set("WEBGL_PACK", false);
	tf.env().set("SOFTWARE_WEBGL_ENABLED", true);
	if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js: its backend ${backend} cannot be had here`);
	await tf.ready();
	return tf;
}
