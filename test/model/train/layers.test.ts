import { describe, expect, it, vi } from "vitest";
import { scoreRows } from "../../../src/model/score.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { loadModel, saveModel } from "../../../src/model/train/layers/model-file.ts";
import { layersModel } from "../../../src/model/train/layers/network.ts";
import { startTensorFlow } from "../../../src/model/train/layers/tensorflow.ts";
import { layersTrainer } from "../../../src/model/train/layers/trainer.ts";
import { seedWeights } from "../../../src/model/train/start.ts";
import type { Activation, Loss } from "../../../src/model/trainer.ts";
import { job, maxDifference, network } from "./jobs.ts";

vi.setConfig({ testTimeout: 60_000 });

const ACTIVATIONS: Activation[] = ["relu", "tanh", "sigmoid"];
const LOSSES: Loss[] = ["binaryCrossEntropy", "squaredError"];
const HIDDEN = [[], [16], [13], [16, 8], [13, 7]];

describe("CPU trainer against the TensorFlow.js layers on their CPU backend", () => {
	for (const hidden of HIDDEN) {
		for (const activation of ACTIVATIONS) {
			for (const loss of LOSSES) {
				it(`8-${[...hidden, 1].join("-")}, ${activation}, ${loss}`, async () => {
					const work = job(network(8, hidden, { activation, loss }), { learningRate: 0.002 });
					const [ours, theirs] = await Promise.all([cpuTrainer().train(work), layersTrainer("cpu").train(work)]);
					expect(maxDifference(ours.weights, theirs.weights)).toBeLessThan(1e-6);
					expect(maxDifference(ours.losses, theirs.losses)).toBeLessThan(1e-6);
				});
			}
		}
	}
});

describe("model.json", () => {
	const of = network(8, [13, 7], { activation: "tanh", loss: "squaredError" });
	const weights = seedWeights(of, 5);

	it("comes back as it was saved, in the standard form", async () => {
		const file = await saveModel(of, weights);
		expect(JSON.parse(file.modelJson)).toMatchObject({
			format: "layers-model",
			modelTopology: { class_name: "Sequential" },
			weightsManifest: [{ paths: ["weights.bin"] }],
		});
		expect(file.weightsBin.byteLength).toBe(4 * weights.length);
		expect(await loadModel(file)).toEqual({ network: of, weights });
	});

	it("answers in TensorFlow.js as our own scoring does", async () => {
		const tf = await startTensorFlow("cpu");
		const { features } = job(of, { rows: 300 });
		const model = layersModel(tf, of, weights);
		const answers = tf.tidy(() =>
			(model.predict(tf.tensor2d(features, [300, 8])) as { dataSync(): Float32Array }).dataSync(),
		);
		model.dispose();
		expect(maxDifference(scoreRows(of, weights, features, 300), answers)).toBeLessThan(1e-6);
	});

	it("refuses in one sentence what is not a model of ours", async () => {
		const { modelJson, weightsBin } = await saveModel(of, weights);
		const broken = (text: string) => loadModel({ modelJson: text, weightsBin });
		await expect(broken("{")).rejects.toThrow("model.json: not JSON");
		await expect(broken("{}")).rejects.toThrow(/modelTopology and weightsManifest are missing/);
		await expect(broken(modelJson.replace("Sequential", "Nothing"))).rejects.toThrow(/cannot load this model/);
		await expect(broken(modelJson.replaceAll('"sigmoid"', '"linear"'))).rejects.toThrow(
			/only dense layers are allowed/,
		);
	});

	it("leaves nothing in TensorFlow.js's memory, nor does a training", async () => {
		const tf = await startTensorFlow("cpu");
		const before = tf.memory();
		await loadModel(await saveModel(of, weights));
		await layersTrainer("cpu").train(job(of, { epochs: 2 }));
		expect(tf.memory()).toEqual(before);
	});
});
