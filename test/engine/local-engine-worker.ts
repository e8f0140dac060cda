import { EngineHost } from "../../src/engine/host.ts";
import type { Answer, Request, Told } from "../../src/engine/protocol.ts";
import { memoryStore } from "../../src/engine/remember.ts";
import type { Trainer } from "../../src/model/trainer.ts";

/** An engine's worker without a thread: the real host behind the real messages, copied as between threads. */
export class LocalEngineWorker {
	onmessage: ((event: { data: Told | Answer }) => void) | null = null;
	onerror: ((event: { preventDefault(): void }) => void) | null = null;
	#dead = false;
	readonly #host: EngineHost;

	constructor(trainer: Trainer) {
		this.#host = new EngineHost({
			store: memoryStore(),
			kept: true,
			send: (message) => {
				const data = structuredClone(message);
				queueMicrotask(() => !this.#dead && this.onmessage?.({ data }));
			},
			choose: async () => ({ trainer, why: "Trains for a test." }),
		});
	}

	postMessage(request: Request): void {
		const copy = structuredClone(request);
		if (!this.#dead) queueMicrotask(() => this.#host.receive(copy));
	}

	terminate(): void {
		this.#dead = true;
	}
}
