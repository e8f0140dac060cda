import type * as TensorFlow from "@tensorflow/tfjs";
import type { Activation, Loss, Network } from "../../trainer.ts";
import { exportWeights, layersModel } from "./network.ts";
import { startTensorFlow } from "./tensorflow.ts";

/** A model as TensorFlow.js and its converter keep it: the text of `model.json` and the bytes of `weights.bin`. */
export interface ModelFile {
	readonly modelJson: string;
	readonly weightsBin: ArrayBuffer;
}

const ACTIVATIONS: readonly string[] = ["relu", "tanh", "sigmoid"] satisfies Activation[];
const LOSSES: readonly string[] = ["binaryCrossEntropy", "squaredError"] satisfies Loss[];

/** `network` with `weights` (layout of `TrainedNetwork.weights`) as a standard layers model that any TensorFlow.js loads. */
export async function saveModel(network: Network, weights: Float32Array): Promise<ModelFile> {
	const tf = await startTensorFlow("cpu");
	const model = layersModel(tf, network, weights);
	model.setUserDefinedMetadata({ loss: network.loss });
	const saved: TensorFlow.io.ModelArtifacts[] = [];
	await model.save(
		tf.io.withSaveHandler(async (artifacts) => {
			saved.push(artifacts);
			return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
		}),
	);
	model.dispose();
	const { modelTopology, format, generatedBy, userDefinedMetadata, weightSpecs, weightData } =
		saved[0] as TensorFlow.io.ModelArtifacts;
	const weightsManifest = [{ paths: ["weights.bin"], weights: weightSpecs }];
	const modelJson = JSON.stringify({ format, generatedBy, modelTopology, userDefinedMetadata, weightsManifest });
	return { modelJson, weightsBin: tf.io.CompositeArrayBuffer.join(weightData) };
}

/**
 * The network and weights of a layers model. Rejects with one sentence when it is not a model of ours: dense layers,
 * at most two hidden ones with the same activation, one sigmoid output. A file that names no loss gets cross-entropy.
 */
export async function loadModel(file: ModelFile): Promise<{ network: Network; weights: Float32Array }> {
	const tf = await startTensorFlow("cpu");
	const { modelTopology, weightsManifest, userDefinedMetadata } = parse(file.modelJson);
	const weightSpecs = weightsManifest.flatMap((group) => group.weights);
	const model = await tf
		.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData: file.weightsBin }))
		.catch((cause: unknown) => {
			throw new Error("model.json: TensorFlow.js cannot load this model", { cause });
		});
	try {
		return { network: readNetwork(tf, model, userDefinedMetadata?.loss), weights: await exportWeights(model) };
	} finally {
		model.dispose();
	}
}

interface ModelJson {
	readonly modelTopology: object;
	readonly weightsManifest: readonly { readonly weights: TensorFlow.io.WeightsManifestEntry[] }[];
	readonly userDefinedMetadata?: { readonly loss?: unknown };
}

function parse(text: string): ModelJson {
	let json: Partial<ModelJson> | null;
	try {
		json = JSON.parse(text);
	} catch {
		throw new Error("model.json: not JSON");
	}
	if (typeof json?.modelTopology !== "object" || !Array.isArray(json.weightsManifest)) {
		throw new Error("model.json: modelTopology and weightsManifest are missing; save the model as a layers model");
	}
	return json as ModelJson;
}

function readNetwork(tf: typeof TensorFlow, model: TensorFlow.LayersModel, loss: unknown): Network {
	const dense = model.layers.filter((layer) => layer.getClassName() !== "InputLayer").map((layer) => layer.getConfig());
	const inputs = model.inputs[0]?.shape[1];
	const activations = dense.map((config) => config["activation"]);
	const hidden = dense.slice(0, -1).map((config) => config["units"] as number);
	const allDense = model.layers.every((layer) => ["InputLayer", "Dense"].includes(layer.getClassName()));
	const activation = activations.length > 1 ? activations[0] : "relu";
	if (
		!(model instanceof tf.Sequential) ||
		!allDense ||
		!inputs ||
		hidden.length > 2 ||
		dense.at(-1)?.["units"] !== 1 ||
		activations.at(-1) !== "sigmoid" ||
		!activations.slice(0, -1).every((name) => name === activation) ||
		!ACTIVATIONS.includes(String(activation))
	) {
		throw new Error(
			"model.json: only dense layers are allowed, at most two hidden ones (relu, tanh or sigmoid) and one sigmoid output",
		);
	}
	const known = LOSSES.includes(String(loss)) ? (loss as Loss) : "binaryCrossEntropy";
	return { inputs, hidden, activation: activation as Activation, loss: known };
}
