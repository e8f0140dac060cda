import { canonicalJson } from "../core/canonical-json.ts";
import { contentHash } from "../core/hash.ts";
import { Memory } from "../core/remember-by.ts";
import type { TrainedNetwork, Trainer, TrainingJob } from "../model/trainer.ts";

/** Where trained weights are kept, by content key. */
export interface WeightsStore {
	get(key: string): Promise<TrainedNetwork | undefined>;
	set(key: string, trained: TrainedNetwork): Promise<void>;
}

/** Keys by the rows of a training: the same arrays are hashed once. */
const keys = new Memory<string>();

/** Content key of a training: its rows, its settings, its seed and what computes it. */
export function trainingKey(backend: string, job: TrainingJob): string {
	const { features, labels, ...settings } = job;
	const how = canonicalJson(settings);
	return keys.remember(features, [labels], `${backend} ${how}`, () => contentHash(backend, how, features, labels));
}

/** Keeps weights for as long as the page or the process lives. */
export function memoryStore(): WeightsStore {
	const known = new Map<string, TrainedNetwork>();
	return {
		get: async (key) => known.get(key),
		set: async (key, trained) => void known.set(key, trained),
	};
}

/** A trainer that trains nothing twice: what the store knows is taken from there. Failures are not remembered. */
export function remembering(trainer: Trainer, store: WeightsStore): Trainer {
	return {
		backend: trainer.backend,
		...(trainer.warmUp && { warmUp: (shape) => trainer.warmUp?.(shape) ?? Promise.resolve() }),
		async train(job, options) {
			const key = trainingKey(trainer.backend, job);
			const known = await store.get(key);
			if (known) return known;
			const trained = await trainer.train(job, options);
			await store.set(key, trained);
			return trained;
		},
	};
}
