import { hourOf } from "../core/clock.ts";
import { EventLog } from "../core/log.ts";
import { EventQueue } from "../core/queue.ts";
import type { Table } from "../core/table.ts";
import type { Trainer, TrainOptions } from "../model/trainer.ts";
import type { Action } from "../ops/actions.ts";
import { answerDay } from "../ops/answer-day.ts";
import { commitById, commitStream } from "../ops/commits/catalogue.ts";
import { type Desk, deskAfter, EMPTY_DESK } from "../ops/desk.ts";
import type { OpsEvent } from "../ops/events.ts";
import { FIRST_CONFIG } from "../ops/experiment.ts";
import { LabelDesk } from "../ops/label-desk.ts";
import type { Level } from "../ops/level.ts";
import { openLevel } from "../ops/levels.ts";
import { OfflineData } from "../ops/offline-data.ts";
import { personaReacts } from "../ops/persona.ts";
import type { Policy } from "../ops/policy.ts";
import { withField } from "../ops/policy-values.ts";
import { BAD_WEEKS, weeklyReport } from "../ops/report.ts";
import type { Shop } from "../ops/shop.ts";
import { Watch } from "../ops/watch.ts";
import { deliveredTable, type WatchedModel } from "../ops/watch-reference.ts";
import { driftById } from "../world/catalogue.ts";
import { deliveredHours } from "../world/delivered-hours.ts";
import { type DriftSwitch, timingOf } from "../world/drift.ts";
import { FIRST_DAY } from "../world/shocks.ts";
import { amountsOn, World, type WorldDay } from "../world/world.ts";
import type { Plan } from "./plan.ts";
import { SERVE_AT, switchesOn } from "./switches.ts";

/** Order among things due at the same hour: work that ends, then what a person does, then the day's parcels. */
const WORK = 0;
const ACTION = 1;
const SERVICE = 2;
const REPORT = 3;

/** Hour of the Monday at which the business report is sent. */
const REPORT_AT = 9;

/** Days of history on which the first model was trained. */
const FIRST_WINDOW = -FIRST_DAY;

export interface SimulationOptions {
	readonly trainer: Trainer;
	readonly trainOptions?: TrainOptions;
	/** A world that is known already (same seed, orders and shock), so that its days need not be drawn again. */
	readonly world?: World;
	/** Number of the run among several under the same world; 0 unless told. */
	readonly lane?: number;
}

/**
 * One run: a discrete-event simulation that appends to its log and does nothing else. Deterministic: the same plan on
 * the same trainer gives the same log, whether its actions are all known at the start or come one by one.
 */
export class Simulation {
	readonly plan: Plan;
	readonly world: World;
	readonly #log = new EventLog<OpsEvent>();
	readonly #queue = new EventQueue<() => void | Promise<void>>();
	readonly #data = new OfflineData();
	readonly #labels = new LabelDesk();
	readonly #actions: Action[] = [];
	readonly #level: Level;
	readonly #watch: Watch | null;
	readonly #lane: number;
	#desk: Desk = EMPTY_DESK;
	#policy: Policy;
	#now = 0;
	#acting = new Set<string>();
	/** Events that are on the log and that the team has not heard yet. */
	#unheard: OpsEvent[] = [];

	private constructor(plan: Plan, options: SimulationOptions) {
		this.plan = plan;
		const { seed, ordersPerDay, dayShock } = plan;
		this.world = options.world ?? new World({ seed, ordersPerDay, dayShock });
		this.#lane = options.lane ?? 0;
		this.#policy = plan.policy;
		const shop = this.#shop(options);
		this.#level = openLevel(plan.level, shop);
		const model = (version: number) => this.#watched(version);
		// From Level 1 on the triggers live by what the monitors see, so there they always look.
		const watched = plan.watch || plan.level > 0;
		this.#watch = watched ? new Watch({ shop, config: plan.alarm, batchRows: ordersPerDay, model }) : null;
	}

	/** A run at the first hour of day 0, with model 1 trained on the days before and in service. */
	static async open(plan: Plan, options: SimulationOptions): Promise<Simulation> {
		const run = new Simulation(plan, options);
		for (let day = FIRST_DAY; day < 0; day++) {
			const past = run.world.day(day, []);
			run.#store(past, past.actual.late);
		}
		await run.#level.open(FIRST_WINDOW);
		for (const action of plan.actions) run.act(action);
		if (plan.commits === "default") for (const { commit, at } of commitStream(plan.seed)) run.#commit(commit.id, at);
		run.#queue.push(SERVE_AT, SERVICE, () => run.#serve(0));
		run.#queue.push(hourOf(7) + REPORT_AT, REPORT, () => run.#report(7));
		return run;
	}

	/** Everything that has happened so far, in order. */
	get events(): readonly OpsEvent[] {
		return this.#log.events;
	}

	/** The plan with the actions taken so far. */
	get played(): Plan {
		return { ...this.plan, actions: [...this.#actions] };
	}

	get desk(): Desk {
		return this.#desk;
	}

	/** The hour up to which the run has got. */
	get now(): number {
		return this.#now;
	}

	/** The team, for looking inside its boxes. */
	get level(): Level {
		return this.#level;
	}

	/** The monitors, for looking inside; null when nothing is watched. */
	get watch(): Watch | null {
		return this.#watch;
	}

	/** The orders of days `from` .. `to` as they reached the team, at most `most` of them, evenly spread. */
	delivered(from: number, to: number, most: number): Table {
		return deliveredTable(this.#data, from, to, most);
	}

	/** Labels as they are recorded for the orders of a day that has been served; null for other days. */
	recordedLabels(day: number): Uint8Array | null {
		return this.#data.recorded(day);
	}

	/** The drifts that hold on `day`. */
	switches(day: number): DriftSwitch[] {
		return switchesOn(this.plan, this.#actions, day);
	}

	/** Takes an action at its hour. Throws when that hour is past: what has happened has happened. */
	act(action: Action): void {
		if (action.at < this.#now) throw new Error(`simulation: hour ${action.at} is past, it is hour ${this.#now}`);
		// In the order of their hours, as a plan has them: a shared run may know actions that are still to come.
		const later = this.#actions.findIndex((other) => other.at > action.at);
		this.#actions.splice(later < 0 ? this.#actions.length : later, 0, action);
		if (action.do === "drift-on" || action.do === "drift-off") return;
		this.#queue.push(action.at, ACTION, () => this.#level.request(action));
	}

	/**
	 * Does what is due at the present hour because of actions taken now, so that they show before time goes on. What the
	 * hour brings by itself waits, for another action may still come before it.
	 */
	async settle(): Promise<void> {
		// The hour after the last day is no longer part of the run.
		if (this.#now >= hourOf(this.plan.days)) return;
		while (this.#queue.nextTime <= this.#now && this.#queue.nextPriority <= ACTION) await this.#queue.pop()?.item();
	}

	/** Lets time pass up to `hour`, which is not reached itself: what is due then happens with the next call. */
	async advance(hour: number): Promise<void> {
		const end = Math.min(hour, hourOf(this.plan.days));
		while (this.#queue.nextTime < end) {
			const next = this.#queue.pop();
			if (!next) break;
			this.#now = next.time;
			await next.item();
		}
		this.#now = Math.max(this.#now, end);
	}

	#shop(options: SimulationOptions): Shop {
		return {
			seed: this.plan.seed,
			policy: () => this.#policy,
			policyContext: this.plan,
			labels: this.#labels,
			anomalies: (version, day) => this.#watch?.anomalies(version, day) ?? [],
			reference: (version) => this.#watch?.reference(version) ?? null,
			skewChance: this.plan.skewChance,
			config: FIRST_CONFIG,
			data: this.#data,
			trainer: options.trainer,
			trainOptions: options.trainOptions ?? {},
			now: () => this.#now,
			desk: () => this.#desk,
			record: this.#record,
			schedule: (hour, task) => this.#queue.push(hour, WORK, task),
		};
	}

	#watched(version: number): WatchedModel {
		const entry = this.#desk.registry.find((one) => one.version === version);
		const file = this.#level.file(version);
		const heldOut = this.#level.heldOut(version);
		if (!entry || !file || !heldOut) throw new Error(`simulation: there is no model ${version}`);
		return { version, file, heldOut, trainedFrom: entry.trainedFrom, trainedTo: entry.trainedTo };
	}

	/** Puts a day's delivered rows and the labels that will be recorded into the store of offline data. */
	#store(made: WorldDay, label: Uint8Array): void {
		const { day, delivered, actual } = made;
		this.#data.add(day, delivered, label, actual.labelDay, deliveredHours(made));
	}

	#serve(day: number): void {
		const switches = this.switches(day);
		this.#recordDrifts(day, switches);
		const made = this.#level.ingest(this.world.day(day, switches));
		const answered = answerDay(this.#level.served, this.#level.trial, this.#level.guard(made));
		const { decided, main, trial } = answered;
		this.#store(made, decided.label);
		const { total, segments, late, rightExpected, rightAsTrained, rightAtBest, timeouts } = decided;
		const expected = { rightExpected, rightAsTrained, rightAtBest };
		const version = this.#desk.live as number;
		const told = { day, version, ...total, segments, late, ...expected, ...(timeouts > 0 && { timeouts }) };
		this.#record("prediction service", "day.served", told);
		this.#labels.expect(made, decided, version, trial);
		this.#record("customer", "labels.arrived", { day, ...this.#labels.arrived(day) });
		this.#watch?.look(made, main, version);
		this.#level.dayServed(answered);
		if (day + 1 < this.plan.days) this.#queue.push(hourOf(day + 1) + SERVE_AT, SERVICE, () => this.#serve(day + 1));
	}

	#recordDrifts(day: number, switches: readonly DriftSwitch[]): void {
		const acting = new Set(amountsOn(switches, day).map(({ id }) => id));
		for (const drift of acting) {
			if (this.#acting.has(drift)) continue;
			const on = switches.find((one) => one.id === drift) as DriftSwitch;
			const { shape, from, over } = timingOf(driftById(drift), on);
			const complete = shape === "gradual" || shape === "incremental" ? from + over : null;
			this.#record("world", "drift.began", { day, drift, complete });
		}
		for (const drift of this.#acting) if (!acting.has(drift)) this.#record("world", "drift.ended", { day, drift });
		this.#acting = acting;
	}

	#report(day: number): void {
		const report = weeklyReport(this.events, day);
		this.#record("business", "report.sent", report);
		if (report.badInARow === BAD_WEEKS) this.#record("business", "complaint.raised", { day, weeks: BAD_WEEKS });
		this.#queue.push(hourOf(day + 7) + REPORT_AT, REPORT, () => this.#report(day + 7));
	}

	#record: Shop["record"] = (actor, kind, told, effort) => {
		const { hours = 0, cost = 0, run = null } = effort ?? {};
		this.#append({ t: this.#now, lane: this.#lane, actor, kind, hours, cost, run, ...told } as unknown as OpsEvent);
	};

	#append(event: OpsEvent): void {
		this.#log.append(event);
		this.#desk = deskAfter(this.#desk, event);
		if (event.kind === "policy.set") this.#policy = withField(this.#policy, event.field, event.value);
		this.#unheard.push(event);
		if (this.#unheard.length === 1) this.#tell();
	}

	/**
	 * Lets the team hear what was recorded, one event after the other: what it records in answer is heard after that, so
	 * the log has a cause before its effects.
	 */
	#tell(): void {
		for (let i = 0; i < this.#unheard.length; i++) {
			const event = this.#unheard[i] as OpsEvent;
			this.#level.heard(event);
			if (this.plan.team !== "persona" || event.run === 0) continue;
			const action = personaReacts(this.plan.level, event, this.#desk);
			if (action) this.#queue.push(action.at, ACTION, () => this.#level.request(action));
		}
		this.#unheard = [];
	}

	/** Somebody on the team commits a change of the pipeline's code. */
	#commit(id: string, at: number): void {
		if (at >= hourOf(this.plan.days)) return;
		const { message } = commitById(id);
		this.#queue.push(at, WORK, () => this.#record("data scientist", "commit.made", { commit: id, message }));
	}
}
