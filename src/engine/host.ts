import { HOURS_PER_DAY } from "../core/clock.ts";
import { type ChoiceOptions, chooseTrainer } from "../model/train/choose.ts";
import type { Trainer, TrainOptions } from "../model/trainer.ts";
import type { OpsEvent } from "../ops/events.ts";
import { FIRST_CONFIG, firstNetwork, TRAIN_ROWS } from "../ops/experiment.ts";
import { World } from "../world/world.ts";
import { inspectData } from "./inspect.ts";
import { inspectMonitor } from "./inspect-monitor.ts";
import type { Plan } from "./plan.ts";
import type { Answer, Request, Told } from "./protocol.ts";
import { remembering, type WeightsStore } from "./remember.ts";
import { readFlight, writeFlight } from "./run-text.ts";
import { RunsBeside } from "./runs-beside.ts";
import { Simulation } from "./simulation.ts";

/** Days of events sent at once while a run catches up. */
const CHUNK_HOURS = 24 * 14;

export interface HostOptions {
	readonly store: WeightsStore;
	/** False when the store forgets with the page. */
	readonly kept: boolean;
	readonly send: (message: Told | Answer) => void;
	/** Makes a worker that trains on the GPU and may be lost with it; without it the GPU is used from here. */
	readonly spawn?: ChoiceOptions["spawn"];
	readonly choose?: typeof chooseTrainer;
}

/**
 * The engine's side of the conversation with a page: one run at a time, requests answered in order, only "cancel"
 * overtakes. Runs in a worker, and in tests without one.
 */
export class EngineHost {
	readonly #options: HostOptions;
	#turn: Promise<unknown> = Promise.resolve();
	#run: Simulation | null = null;
	readonly #beside = new RunsBeside();
	#runs = 0;
	#told = 0;
	#world: World | null = null;
	#trainer: { preference: string; trainer: Trainer } | null = null;
	#abort = new AbortController();

	constructor(options: HostOptions) {
		this.#options = options;
	}

	receive(request: Request): void {
		if (request.ask === "cancel") {
			this.#abort.abort();
			this.#options.send({ id: request.id, ok: true });
			return;
		}
		this.#turn = this.#turn.then(() => this.#answer(request));
	}

	async #answer(request: Exclude<Request, { ask: "cancel" }>): Promise<void> {
		const { id } = request;
		try {
			this.#options.send({ id, ok: true, value: await this.#handle(request) });
		} catch (error) {
			const aborted = error instanceof Error && error.name === "AbortError";
			if (aborted) this.#run = null;
			this.#options.send({ id, ok: false, error: error instanceof Error ? error.message : String(error), aborted });
		}
	}

	async #handle(request: Exclude<Request, { ask: "cancel" }>) {
		this.#abort = new AbortController();
		switch (request.ask) {
			case "open":
				return this.#open(request.plan, request.hour, request.trainer);
			case "read":
				return readFlight(request.text);
			case "write":
				return writeFlight({
					plan: this.#present.played,
					day: Math.floor(this.#present.now / HOURS_PER_DAY),
					beside: request.beside ?? undefined,
				});
			case "advance":
				return this.#advance(request.hour);
			case "act":
				this.#present.act(request.action);
				await this.#present.settle();
				return this.#tell();
			case "beside":
				return this.#playBeside(request);
			case "data":
				return inspectData(this.#present, request.day);
			case "monitor":
				return inspectMonitor(this.#present, request.day);
		}
	}

	get #present(): Simulation {
		if (!this.#run) throw new Error("engine: no run is open");
		return this.#run;
	}

	async #open(plan: Plan, hour: number, preference: Parameters<typeof chooseTrainer>[0]): Promise<undefined> {
		this.#run = null;
		this.#runs++;
		this.#told = 0;
		const trainer = await this.#choose(preference);
		const world = this.#worldOf(plan);
		this.#run = await Simulation.open(plan, { trainer, world, trainOptions: this.#trainOptions() });
		await this.#advance(hour);
		this.#warmUp(trainer);
		return undefined;
	}

	/** The world of a plan; the days of the last one asked for are known already. */
	#worldOf({ seed, ordersPerDay, dayShock }: Plan): World {
		const known = this.#world?.options;
		if (!known || known.seed !== seed || known.ordersPerDay !== ordersPerDay || known.dayShock !== dayShock) {
			this.#world = new World({ seed, ordersPerDay, dayShock });
		}
		return this.#world as World;
	}

	/** Its trainings are told to nobody: they are not those of the run in hand. */
	#playBeside({ plan, hour, from }: Extract<Request, { ask: "beside" }>): Promise<readonly OpsEvent[]> {
		if (!this.#trainer) throw new Error("engine: no run is open");
		const { trainer } = this.#trainer;
		const host = this;
		const trainOptions = {
			get signal() {
				return host.#abort.signal;
			},
		};
		return this.#beside.play(plan, hour, from, { trainer, world: this.#worldOf(plan), trainOptions });
	}

	/** Has the trainer make ready for the next training of this run while nobody waits for one. */
	#warmUp(trainer: Trainer): void {
		const { features, hidden, epochs, batchSize } = FIRST_CONFIG;
		const network = firstNetwork(features.length, hidden);
		// What goes wrong here goes wrong again, and is told, when a training is asked for.
		trainer.warmUp?.({ network, rows: TRAIN_ROWS, epochs, batchSize }).catch(() => undefined);
	}

	async #advance(hour: number): Promise<undefined> {
		const run = this.#present;
		do {
			await run.advance(Math.min(hour, run.now + CHUNK_HOURS));
			this.#tell();
		} while (run.now < hour && run.now < run.plan.days * 24);
	}

	#tell(): undefined {
		const { events, now } = this.#present;
		this.#options.send({ tell: "events", run: this.#runs, from: this.#told, events: events.slice(this.#told), now });
		this.#told = events.length;
	}

	/** Options that ask for the signal of the request in hand, so that a cancelled run can be opened again. */
	#trainOptions(): TrainOptions {
		const host = this;
		return {
			get signal() {
				return host.#abort.signal;
			},
			onEpoch: (progress) => host.#options.send({ tell: "progress", run: host.#runs, progress }),
		};
	}

	async #choose(preference: Parameters<typeof chooseTrainer>[0]): Promise<Trainer> {
		if (this.#trainer?.preference !== preference) {
			const { spawn, choose = chooseTrainer, send } = this.#options;
			const { trainer, why } = await choose(preference, {
				...(spawn && { spawn }),
				onLoss: (times, text) => send({ tell: "gpu-lost", times, text }),
			});
			this.#trainer = { preference, trainer: remembering(trainer, this.#options.store) };
			this.#options.send({ tell: "trainer", report: { backend: trainer.backend, why, kept: this.#options.kept } });
		}
		return this.#trainer.trainer;
	}
}
