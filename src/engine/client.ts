import type { TrainerPreference } from "../model/train/choose.ts";
import type { EpochProgress } from "../model/trainer.ts";
import type { Action } from "../ops/actions.ts";
import type { OpsEvent } from "../ops/events.ts";
import type { Beside } from "./futures.ts";
import type { DataLook } from "./inspect.ts";
import type { MonitorLook } from "./monitor-look.ts";
import type { Parsed, Plan } from "./plan.ts";
import type { Answer, Request, Told, TrainerReport } from "./protocol.ts";
import type { Flight } from "./run-text.ts";

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;
type Asked = WithoutId<Request>;

export interface ClientListener {
	/** The whole log so far, and the hour up to which it reaches. */
	onEvents(events: readonly OpsEvent[], now: number): void;
	onProgress(progress: EpochProgress): void;
	onTrainer(report: TrainerReport): void;
	/** Storage is full: weights will not be kept for the next visit. */
	onStorageLost(): void;
	/** The GPU was taken away; what happens now, in one sentence. */
	onGpuLost(text: string): void;
	/** The worker died and a new one goes on from the plan; `times` counts this since the page was opened. */
	onCrash(times: number): void;
}

/** Thrown into requests that a cancel or a newer run has made pointless. */
export class Superseded extends Error {
	override name = "Superseded";
}

/** A worker that dies this often in a row is not tried again. */
const MOST_CRASHES = 3;

/**
 * The page's side of the engine: a worker that may crash without the run being lost. The run is its plan and its
 * actions, so a new worker plays them again, from remembered weights, to the hour the old one had reached.
 */
export class EngineClient {
	readonly #make: () => Worker;
	readonly #listener: ClientListener;
	readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
	/** Null until the first one is made. */
	#worker: Worker | null = null;
	/** Asked before there was a worker. */
	readonly #early: ({ id: number } & Asked)[] = [];
	#ids = 0;
	#run = -1;
	#events: readonly OpsEvent[] = [];
	#open: { plan: Plan; actions: Action[]; hour: number; trainer: TrainerPreference } | null = null;
	#crashes = 0;
	#calm = 0;

	/** @param when the first worker is made; what is asked before waits for it. At once if left out. */
	constructor(make: () => Worker, listener: ClientListener, when?: Promise<void>) {
		this.#make = make;
		this.#listener = listener;
		if (when === undefined) this.#begin();
		else void when.then(() => this.#begin());
	}

	#begin(): void {
		this.#worker = this.#start();
		for (const message of this.#early.splice(0)) this.#worker.postMessage(message);
	}

	/** Plays `plan` from the start to `hour`. */
	async open(plan: Plan, hour: number, trainer: TrainerPreference): Promise<void> {
		this.#open = { plan, actions: [...plan.actions], hour, trainer };
		await this.#ask({ ask: "open", plan, hour, trainer });
	}

	/** Lets time pass to `hour`. */
	async advance(hour: number): Promise<void> {
		if (this.#open) this.#open.hour = Math.max(this.#open.hour, hour);
		await this.#ask({ ask: "advance", hour });
	}

	/** Takes an action; its hour must not be past. */
	async act(action: Action): Promise<void> {
		const actions = this.#open?.actions;
		actions?.push(action);
		try {
			await this.#ask({ ask: "act", action });
		} catch (error) {
			// What the engine refused has not happened, so a new worker must not play it either.
			if (!(error instanceof Superseded)) actions?.splice(actions.indexOf(action), 1);
			throw error;
		}
	}

	/** The run that a text carries, or one sentence why it carries none. */
	read(text: string): Promise<Parsed<Flight>> {
		return this.#ask({ ask: "read", text }) as Promise<Parsed<Flight>>;
	}

	/** The open run as text: its plan, its actions and the day it has reached, with the futures beside it. */
	write(beside: Beside | null = null): Promise<string> {
		return this.#ask({ ask: "write", beside }) as Promise<string>;
	}

	/** The events of the run of another plan before `hour`, without the first `from`; it is played beside the open one. */
	beside(plan: Plan, hour: number, from: number): Promise<readonly OpsEvent[]> {
		return this.#ask({ ask: "beside", plan, hour, from }) as Promise<readonly OpsEvent[]>;
	}

	/** A look into the data of `day`. */
	data(day: number): Promise<DataLook> {
		return this.#ask({ ask: "data", day }) as Promise<DataLook>;
	}

	/** A look through all monitors on `day`. */
	monitor(day: number): Promise<MonitorLook> {
		return this.#ask({ ask: "monitor", day }) as Promise<MonitorLook>;
	}

	/** Stops the training in hand; the request that waits for it is superseded, and the run has to be opened again. */
	async cancel(): Promise<void> {
		await this.#ask({ ask: "cancel" });
	}

	close(): void {
		this.#worker?.terminate();
		this.#forget();
	}

	#start(): Worker {
		const worker = this.#make();
		worker.onmessage = (event: MessageEvent<Told | Answer>) => this.#hear(event.data);
		worker.onerror = (event) => {
			event.preventDefault();
			this.#crashed();
		};
		return worker;
	}

	#ask(request: Asked): Promise<unknown> {
		const id = ++this.#ids;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			if (this.#worker) this.#worker.postMessage({ id, ...request });
			else this.#early.push({ id, ...request });
		});
	}

	#hear(message: Told | Answer): void {
		if ("tell" in message) {
			this.#told(message);
			return;
		}
		const waiting = this.#waiting.get(message.id);
		this.#waiting.delete(message.id);
		if (message.ok) waiting?.resolve(message.value);
		else waiting?.reject(message.aborted ? new Superseded(message.error) : new Error(message.error));
	}

	#told(message: Told): void {
		if (message.tell === "trainer") this.#listener.onTrainer(message.report);
		else if (message.tell === "storage-lost") this.#listener.onStorageLost();
		else if (message.tell === "gpu-lost") this.#listener.onGpuLost(message.text);
		else if (message.run < this.#run) return;
		else if (message.tell === "progress") this.#listener.onProgress(message.progress);
		else {
			this.#run = message.run;
			this.#calm = this.#crashes;
			this.#events = message.from === 0 ? message.events : [...this.#events, ...message.events];
			this.#listener.onEvents(this.#events, message.now);
		}
	}

	#crashed(): void {
		this.#worker?.terminate();
		this.#crashes++;
		this.#listener.onCrash(this.#crashes);
		this.#forget();
		this.#run = -1;
		if (this.#crashes - this.#calm > MOST_CRASHES) return;
		this.#worker = this.#start();
		const open = this.#open;
		if (!open) return;
		const { hour, trainer } = open;
		const plan = { ...open.plan, actions: open.actions } as Plan;
		this.#ask({ ask: "open", plan, hour, trainer }).catch(() => undefined);
	}

	#forget(): void {
		for (const { reject } of this.#waiting.values()) reject(new Superseded("engine: the worker was replaced"));
		this.#waiting.clear();
	}
}
