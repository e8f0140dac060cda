import { dayOf, hourOf } from "../../src/core/clock.ts";
import { EventQueue } from "../../src/core/queue.ts";
import { FIRST_FEATURE_CODE } from "../../src/model/features.ts";
import type { Trainer } from "../../src/model/trainer.ts";
import { type Desk, deskAfter, EMPTY_DESK } from "../../src/ops/desk.ts";
import type { OpsEvent } from "../../src/ops/events.ts";
import type { ModelConfig } from "../../src/ops/experiment.ts";
import { LabelDesk } from "../../src/ops/label-desk.ts";
import { Level0 } from "../../src/ops/level0.ts";
import { OfflineData } from "../../src/ops/offline-data.ts";
import { DEFAULT_POLICY } from "../../src/ops/policy.ts";
import type { Shop } from "../../src/ops/shop.ts";
import { deliveredHours } from "../../src/world/delivered-hours.ts";
import { FIRST_DAY } from "../../src/world/shocks.ts";
import { World } from "../../src/world/world.ts";
import { untrained } from "./trainers.ts";

export const CONFIG: ModelConfig = {
	features: FIRST_FEATURE_CODE,
	hidden: [16, 8],
	epochs: 8,
	batchSize: 32,
	learningRate: 0.02,
};

export const YEAR = 365;

/** A calm world of fifty orders a day, drawn once for all tests of a file. */
export const calmWorld = new World({ seed: 7, ordersPerDay: 50, dayShock: 0.05 });

const stored = new OfflineData();
let lastStored = FIRST_DAY - 1;

/** The days of the calm world up to `day`, shared by all shops: what a shop may know of them is a matter of its clock. */
function storeUpTo(day: number): OfflineData {
	while (lastStored < day) {
		const made = calmWorld.day(++lastStored, []);
		stored.add(lastStored, made.delivered, made.actual.late, made.actual.labelDay, deliveredHours(made));
	}
	return stored;
}

interface Options {
	readonly seed?: number;
	readonly skewChance?: number;
	readonly trainer?: Trainer;
}

/** A Level 0 team by itself: a calendar, a log and a desk, but no parcels to serve and no reports. */
export class TestShop {
	readonly events: OpsEvent[] = [];
	readonly level: Level0;
	desk: Desk = EMPTY_DESK;
	now = 0;
	/** Tasks in the calendar. */
	readonly #calendar = new EventQueue<() => void | Promise<void>>();

	private constructor({ seed = 7, skewChance = 0, trainer = untrained }: Options) {
		const record: Shop["record"] = (actor, kind, told, effort) => {
			const head = { t: this.now, lane: 0, actor, kind, hours: 0, cost: 0, run: null };
			const event = { ...head, ...effort, ...told } as unknown as OpsEvent;
			this.events.push(event);
			this.desk = deskAfter(this.desk, event);
		};
		this.level = new Level0({
			seed,
			skewChance,
			config: CONFIG,
			policy: () => DEFAULT_POLICY,
			policyContext: { level: 0, days: YEAR, ordersPerDay: 50 },
			labels: new LabelDesk(),
			anomalies: () => [],
			reference: () => null,
			data: storeUpTo(-1),
			trainer,
			trainOptions: {},
			now: () => this.now,
			desk: () => this.desk,
			record,
			schedule: (hour, task) => this.#calendar.push(hour, 0, task),
		});
	}

	/** The team on the first morning, with model 1 in service. */
	static async open(options: Options = {}): Promise<TestShop> {
		const shop = new TestShop(options);
		await shop.level.open(-FIRST_DAY);
		return shop;
	}

	/** Somebody commits, now. */
	commit(id: string): void {
		const told = { t: this.now, lane: 0, hours: 0, cost: 0, run: null, commit: id, message: "" } as const;
		const event: OpsEvent = { ...told, actor: "data scientist", kind: "commit.made" };
		this.events.push(event);
		this.level.heard(event);
	}

	get planned(): number {
		return this.#calendar.size;
	}

	/** Lets everything happen that is due up to and at `hour`. */
	async until(hour: number): Promise<void> {
		while (this.#calendar.nextTime <= hour) {
			const next = this.#calendar.pop();
			if (!next) break;
			this.now = next.time;
			storeUpTo(dayOf(this.now));
			await next.item();
		}
		this.now = Math.max(this.now, hour);
	}

	/** Lets everything happen that is planned. */
	async settle(): Promise<void> {
		while (this.planned > 0) await this.until(this.#calendar.nextTime);
	}

	/** Takes an action now and waits for its end; gives the events that it led to. */
	async done(action: Parameters<Level0["request"]>[0]): Promise<OpsEvent[]> {
		const before = this.events.length;
		this.level.request(action);
		await this.settle();
		return this.events.slice(before);
	}

	/** A whole experiment, from the extraction to the wall. */
	async experiment(): Promise<void> {
		if (this.now < hourOf(1)) await this.until(hourOf(1));
		await this.done({ at: this.now, do: "extract", window: 14 });
		for (const step of ["prepare", "train", "evaluate", "hand-over"] as const)
			await this.done({ at: this.now, do: step });
	}
}
