import { openDB } from "idb";
import type { TrainedNetwork } from "../model/trainer.ts";
import { memoryStore, type WeightsStore } from "./remember.ts";

const NAME = "driftworks-weights";
const TABLE = "weights";
/** About 2 KB each; beyond this the store starts again. */
const MOST = 2000;

const open = () =>
	openDB(NAME, 1, {
		upgrade: (fresh) => void fresh.createObjectStore(TABLE),
		// Whoever wants to throw it away is not kept waiting.
		blocking: (_, __, { target }) => (target as IDBDatabase).close(),
	});

/**
 * Weights in IndexedDB, so that a reload trains nothing again. When they are thrown away while the page is open, those of
 * the next training are kept again. Where storage is denied, full or broken the run goes on
 * with memory alone and `kept` is false from the start; when a write fails later `onLost` is called, once.
 */
export async function openWeightsStore(onLost: () => void): Promise<{ store: WeightsStore; kept: boolean }> {
	try {
		let db = await open();
		if ((await db.count(TABLE)) > MOST) await db.clear(TABLE);
		const near = memoryStore();
		let lost = false;
		const store: WeightsStore = {
			async get(key) {
				const known = await near.get(key);
				return known ?? ((await db.get(TABLE, key).catch(() => undefined)) as TrainedNetwork | undefined);
			},
			async set(key, trained) {
				await near.set(key, trained);
				const put = () => db.put(TABLE, trained, key);
				await put()
					.catch(async () => {
						db.close();
						db = await open();
						await put();
					})
					.catch(() => {
						if (!lost) onLost();
						lost = true;
					});
			},
		};
		return { store, kept: true };
	} catch {
		return { store: memoryStore(), kept: false };
	}
}
