import { parse } from "valibot";
import { dayOf, hourOf } from "../../../src/core/clock.ts";
import { EventQueue } from "../../../src/core/queue.ts";
import type { Model } from "../../../src/model/model.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { type AnsweredDay, answerDay } from "../../../src/ops/answer-day.ts";
import { DirectDelivery } from "../../../src/ops/delivery/direct-delivery.ts";
import type { ModelDelivery, Release } from "../../../src/ops/delivery/model-delivery.ts";
import { TrialDelivery } from "../../../src/ops/delivery/trial-delivery.ts";
import { type Desk, deskAfter, EMPTY_DESK } from "../../../src/ops/desk.ts";
import { type EventKind, type EventOf, eventsOf, type OpsEvent } from "../../../src/ops/events.ts";
import { prepareRows, trainingJob, weightsId } from "../../../src/ops/experiment.ts";
import { LabelDesk } from "../../../src/ops/label-desk.ts";
import { OfflineData } from "../../../src/ops/offline-data.ts";
import { type PolicyInput, PolicySchema } from "../../../src/ops/policy.ts";
import type { Shop } from "../../../src/ops/shop.ts";
import { FIRST_CODE, type PipelineCode } from "../../../src/ops/source/pipeline-code.ts";
import { FIRST_DAY } from "../../../src/world/shocks.ts";
import { World } from "../../../src/world/world.ts";

const SERVE_AT = 8;
const worlds = new Map<number, World>();

/** A calm world of five hundred orders a day, drawn once for all tests of a file. */
function worldOf(seed: number): World {
	const world = worlds.get(seed) ?? new World({ seed, ordersPerDay: 500, dayShock: 0.05 });
	worlds.set(seed, world);
	return world;
}

/** A model that really learnt from the `window` days before day 0 of the world; `salt` draws other first weights. */
export async function trained(seed: number, window: number, salt: number): Promise<Model> {
	const data = new OfflineData();
	for (let day = FIRST_DAY; day < 0; day++) {
		const { delivered, actual } = worldOf(seed).day(day, []);
		data.add(day, delivered, actual.late, actual.labelDay);
	}
	const { features } = FIRST_CODE;
	const prepared = prepareRows(data.labelled(-window, -1, 0), features, seed, salt);
	const job = trainingJob(prepared, FIRST_CODE, seed, salt, 0);
	const { weights } = await cpuTrainer().train(job, {});
	return { network: job.network, features, scaler: prepared.scaler, weights };
}

interface Options {
	readonly seed?: number;
	readonly level?: 1 | 2;
	readonly delivery?: NonNullable<PolicyInput["delivery"]>;
}

/**
 * Model delivery by itself on a street of real parcels: a world, a calendar, a log, and versions that are registered when
 * the test says so. No pipeline, no people.
 */
export class Street {
	readonly events: OpsEvent[] = [];
	readonly delivery: ModelDelivery;
	readonly labels = new LabelDesk();
	readonly days: AnsweredDay[] = [];
	now = 0;
	#desk: Desk = EMPTY_DESK;
	readonly #releases: Release[] = [];
	readonly #data = new OfflineData();
	readonly #calendar = new EventQueue<() => void | Promise<void>>();
	readonly #world: World;

	constructor({ seed = 7, level = 2, delivery = {} }: Options = {}) {
		this.#world = worldOf(seed);
		const past = this.#world.day(-1, []);
		this.#data.add(-1, past.delivered, past.actual.late, past.actual.labelDay);
		const policy = parse(PolicySchema, { delivery });
		const record: Shop["record"] = (actor, kind, told, effort) => {
			const head = { t: this.now, lane: 0, actor, kind, hours: 0, cost: 0, run: null };
			const event = { ...head, ...effort, ...told } as unknown as OpsEvent;
			this.events.push(event);
			this.#desk = deskAfter(this.#desk, event);
		};
		const shop: Shop = {
			seed,
			skewChance: 0,
			config: FIRST_CODE,
			policy: () => policy,
			policyContext: { level, days: 365, ordersPerDay: 500 },
			labels: this.labels,
			anomalies: () => [],
			reference: () => null,
			data: this.#data,
			trainer: cpuTrainer(),
			trainOptions: {},
			now: () => this.now,
			desk: () => this.#desk,
			record,
			schedule: (hour, task) => this.#calendar.push(hour, 0, task),
		};
		const release = (version: number) => this.#releases[version - 1] as Release;
		this.delivery = level === 1 ? new DirectDelivery(shop, release) : new TrialDelivery(shop, release);
		this.#calendar.push(SERVE_AT, 1, () => this.#serve(0));
		this.#record = record;
	}

	readonly #record: Shop["record"];

	get desk(): Desk {
		return this.#desk;
	}

	/** Registers a model made by `code` and hands it to the delivery; gives its version. */
	register(model: Model, code: Partial<PipelineCode> = {}): number {
		const version = this.#releases.push({ model, code: { ...FIRST_CODE, ...code } });
		const told = {
			version,
			weights: weightsId(model.weights),
			trainedFrom: -28,
			trainedTo: -1,
			accuracy: 0.765,
			note: [],
		};
		this.#record("pipeline", "model.registered", told);
		this.delivery.deliver(version);
		return version;
	}

	/** Lets time pass to the first hour of `day`, what is due then included. */
	async until(day: number): Promise<void> {
		while (this.#calendar.nextTime <= hourOf(day)) {
			const next = this.#calendar.pop();
			if (!next) break;
			this.now = next.time;
			await next.item();
		}
		this.now = hourOf(day);
	}

	of<K extends EventKind>(kind: K): EventOf<K>[] {
		return eventsOf(this.events, kind);
	}

	/** Day of the first event of a kind; null when there is none. */
	dayOfFirst(kind: EventKind): number | null {
		const first = this.of(kind)[0];
		return first ? dayOf(first.t) : null;
	}

	#serve(day: number): void {
		const made = this.#world.day(day, []);
		const { live, served, trial } = this.delivery;
		const answered = answerDay(served, trial, made);
		this.#data.add(day, made.delivered, answered.decided.label, made.actual.labelDay);
		this.labels.expect(made, answered.decided, live, answered.trial);
		this.days.push(answered);
		this.delivery.dayServed(answered);
		this.#calendar.push(hourOf(day + 1) + SERVE_AT, 1, () => this.#serve(day + 1));
	}
}
