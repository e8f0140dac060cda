import { HOURS_PER_DAY } from "../core/clock.ts";
import { chooseTrainer } from "../model/train/choose.ts";
import type { Trainer } from "../model/trainer.ts";
import { Race } from "./race.ts";
import type { RaceAnswer, RaceRequest, RaceTold } from "./race-protocol.ts";
import { remembering, type WeightsStore } from "./remember.ts";

export interface RaceHostOptions {
	readonly store: WeightsStore;
	readonly send: (message: RaceTold | RaceAnswer) => void;
	readonly choose?: typeof chooseTrainer;
}

/**
 * The engine's side of a race with a page: all lanes side by side in one worker, day by day, so that they share the world
 * and every training that they have in common. Runs in a worker, and in tests without one.
 */
export class RaceHost {
	readonly #options: RaceHostOptions;
	#turn: Promise<unknown> = Promise.resolve();
	#race: Race | null = null;
	#races = 0;
	#told: number[] = [];
	#trainer: { readonly preference: string; readonly trainer: Trainer } | null = null;
	#stopped = false;

	constructor(options: RaceHostOptions) {
		this.#options = options;
	}

	receive(request: RaceRequest): void {
		if (request.ask === "stop") {
			this.#stopped = true;
			this.#options.send({ id: request.id, ok: true });
			return;
		}
		this.#turn = this.#turn.then(() => this.#answer(request));
	}

	async #answer(request: Exclude<RaceRequest, { ask: "stop" }>): Promise<void> {
		const { send } = this.#options;
		try {
			if (request.ask === "open") await this.#open(request);
			else await this.#advance(request.hour);
			send({ id: request.id, ok: true });
		} catch (error) {
			send({ id: request.id, ok: false, error: error instanceof Error ? error.message : String(error) });
		}
	}

	async #open({ plans, trainer: preference }: Extract<RaceRequest, { ask: "open" }>): Promise<void> {
		this.#race = null;
		this.#races++;
		if (this.#trainer?.preference !== preference) {
			const { trainer } = await (this.#options.choose ?? chooseTrainer)(preference, {});
			this.#trainer = { preference, trainer: remembering(trainer, this.#options.store) };
		}
		this.#race = await Race.open(plans, { trainer: this.#trainer.trainer });
		this.#told = plans.map(() => 0);
		this.#tell(0);
	}

	/** Day by day, with a moment between for a "stop" to be heard: it holds after the day in hand. */
	async #advance(hour: number): Promise<void> {
		const race = this.#race;
		if (!race) throw new Error("race: none is open");
		this.#stopped = false;
		const end = Math.min(hour, (race.lanes[0]?.plan.days ?? 0) * HOURS_PER_DAY);
		for (let now = race.now; now < end && !this.#stopped; ) {
			now = Math.min(end, now + HOURS_PER_DAY);
			await race.advance(now);
			this.#tell(now);
			await new Promise((resolve) => setTimeout(resolve));
		}
	}

	#tell(now: number): void {
		const lanes = (this.#race as Race).lanes.map(({ events }, lane) => {
			const from = this.#told[lane] as number;
			this.#told[lane] = events.length;
			return { from, events: events.slice(from) };
		});
		this.#options.send({ tell: "events", race: this.#races, now, lanes });
	}
}
