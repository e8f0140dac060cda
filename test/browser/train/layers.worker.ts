import { layersTrainer } from "../../../src/model/train/layers/trainer.ts";
import type { TrainingJob } from "../../../src/model/trainer.ts";

const scope = self as unknown as {
	onmessage: (event: MessageEvent<TrainingJob>) => void;
	postMessage(value: unknown): void;
};

/** Trains the job twice on TensorFlow.js's WebGL backend; answers with the network and what was left in its memory. */
scope.onmessage = async ({ data }) => {
	const first = await layersTrainer("webgl").train(data);
	const { memory } = await import("@tensorflow/tfjs");
	const before = memory();
	const second = await layersTrainer("webgl").train(data);
	const after = memory();
	scope.postMessage({ first, second, before, after });
};
