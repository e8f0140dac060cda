import type { TrainerPreference } from "../model/train/choose.ts";
import type { OpsEvent } from "../ops/events.ts";
import type { Plan } from "./plan.ts";
import type { RaceAnswer, RaceRequest, RaceTold } from "./race-protocol.ts";

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

export interface RaceListener {
	/** The whole log of every lane so far, and the hour up to which they reach. */
	onEvents(lanes: readonly (readonly OpsEvent[])[], now: number): void;
	/** The worker died; one sentence. */
	onCrash(text: string): void;
}

/** The page's side of a race: one worker, requests answered by number, logs put together lane by lane. */
export class RaceClient {
	readonly #worker: Worker;
	readonly #listener: RaceListener;
	readonly #waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
	#ids = 0;
	#opened = 0;
	#lanes: OpsEvent[][] = [];

	constructor(worker: Worker, listener: RaceListener) {
		this.#worker = worker;
		this.#listener = listener;
		worker.onmessage = (event: MessageEvent<RaceTold | RaceAnswer>) => this.#hear(event.data);
		worker.onerror = (event) => {
			event.preventDefault();
			for (const { reject } of this.#waiting.values()) reject(new Error("The race stopped: its worker died."));
			this.#waiting.clear();
			listener.onCrash("The race stopped because its worker died. Reset it to begin again.");
		};
	}

	/** Opens a race on the first hour of day 0; what an earlier one still tells is dropped. */
	open(plans: readonly Plan[], trainer: TrainerPreference): Promise<void> {
		this.#opened++;
		this.#lanes = plans.map(() => []);
		return this.#ask({ ask: "open", plans, trainer });
	}

	/** Lets time pass up to `hour`, or until `stop`. */
	advance(hour: number): Promise<void> {
		return this.#ask({ ask: "advance", hour });
	}

	/** Ends an advance after the day in hand. */
	stop(): Promise<void> {
		return this.#ask({ ask: "stop" });
	}

	close(): void {
		this.#worker.terminate();
		this.#waiting.clear();
	}

	#ask(request: WithoutId<RaceRequest>): Promise<void> {
		const id = ++this.#ids;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			this.#worker.postMessage({ id, ...request });
		});
	}

	#hear(message: RaceTold | RaceAnswer): void {
		if ("id" in message) {
			const waiting = this.#waiting.get(message.id);
			this.#waiting.delete(message.id);
			if (message.ok) waiting?.resolve();
			else waiting?.reject(new Error(message.error));
			return;
		}
		if (message.race !== this.#opened) return;
		for (const [lane, { from, events }] of message.lanes.entries()) {
			const log = this.#lanes[lane];
			if (log && log.length === from) log.push(...events);
		}
		this.#listener.onEvents(
			this.#lanes.map((log) => [...log]),
			message.now,
		);
	}
}
