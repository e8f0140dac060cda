import { RaceHost } from "../../src/engine/race-host.ts";
import type { RaceAnswer, RaceRequest, RaceTold } from "../../src/engine/race-protocol.ts";
import { memoryStore } from "../../src/engine/remember.ts";
import type { Trainer } from "../../src/model/trainer.ts";

/** A race's worker without a thread: the real host behind the real messages, copied as between threads. */
export class LocalRaceWorker {
	onmessage: ((event: { data: RaceTold | RaceAnswer }) => void) | null = null;
	onerror: ((event: { preventDefault(): void }) => void) | null = null;
	/** Everything that was sent, in order. */
	readonly sent: (RaceTold | RaceAnswer)[] = [];
	#dead = false;
	readonly #host: RaceHost;

	constructor(trainer: Trainer) {
		this.#host = new RaceHost({
			store: memoryStore(),
			send: (message) => {
				const data = structuredClone(message);
				this.sent.push(data);
				queueMicrotask(() => !this.#dead && this.onmessage?.({ data }));
			},
			choose: async () => ({ trainer, why: "Trains for a test." }),
		});
	}

	postMessage(request: RaceRequest): void {
		const copy = structuredClone(request);
		if (!this.#dead) queueMicrotask(() => this.#host.receive(copy));
	}

	terminate(): void {
		this.#dead = true;
	}

	crash(): void {
		this.onerror?.({ preventDefault: () => undefined });
	}
}
