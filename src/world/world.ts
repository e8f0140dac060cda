import { KEPT_DAYS } from "../core/clock.ts";
import { randomStream } from "../core/random.ts";
import type { Table } from "../core/table.ts";
import { driftById } from "./catalogue.ts";
import { type DriftSwitch, type Phase, timingOf } from "./drift.ts";
import { calmLaw, type Law, PIPE_STAGES, type PipeFault } from "./law.ts";
import { drawOrders, type Orders } from "./orders.ts";
import { amountOn } from "./shape.ts";
import { dayShocks, FIRST_DAY, type Shock } from "./shocks.ts";

/** One day of the world: what happened, and what of it reaches the team. */
export interface WorldDay {
	/** Seed of the world that it is a day of. */
	readonly seed: number;
	readonly day: number;
	/** The law that held. */
	readonly law: Law;
	/** The orders as they were; only the simulator sees this. */
	readonly actual: Orders;
	/** The same rows as they reach the team, after the faults of the pipe. */
	readonly delivered: Table;
}

export interface WorldOptions {
	readonly seed: number;
	readonly ordersPerDay: number;
	/** Standard deviation of the shocks that a day's orders share. */
	readonly dayShock: number;
}

/**
 * The world under one seed. A day depends on (seed, day, drifts acting on that day) and on nothing that a team does, so
 * every policy and every level meets the same parcels. Days are remembered, so replaying costs little.
 */
export class World {
	readonly options: WorldOptions;
	readonly #shock: (day: number) => Shock;
	readonly #days = new Map<number, { key: string; day: WorldDay }>();

	constructor(options: WorldOptions) {
		this.options = options;
		this.#shock = dayShocks(options.seed, options.dayShock);
	}

	/** The orders of `day` while `switches` are on. */
	day(day: number, switches: readonly DriftSwitch[]): WorldDay {
		const acting = amountsOn(switches, day);
		const law = lawOf(acting);
		// A fault of the pipe may deliver what was true on earlier days, so there every switch counts.
		const key = law.pipe.length === 0 ? keyOf(acting) : `${keyOf(acting)} ${JSON.stringify(switches)}`;
		const known = this.#days.get(day);
		if (known?.key === key) return known.day;
		const actual = this.#draw(day, law);
		const made = {
			seed: this.options.seed,
			day,
			law,
			actual,
			delivered: this.#deliver(day, law, actual.table, switches),
		};
		this.#days.set(day, { key, day: made });
		// A map keeps the order in which its keys came first, so the first is the oldest.
		if (this.#days.size > KEPT_DAYS) this.#days.delete(this.#days.keys().next().value as number);
		return made;
	}

	#draw(day: number, law: Law): Orders {
		return drawOrders(this.options.seed, day, this.options.ordersPerDay, law, this.#shock(day));
	}

	#deliver(day: number, law: Law, actual: Table, switches: readonly DriftSwitch[]): Table {
		const past = (earlier: number) => {
			const then = Math.max(FIRST_DAY, earlier);
			return this.#draw(then, lawOf(amountsOn(switches, then))).table;
		};
		return law.pipe.reduce((table, fault) => {
			const stream = randomStream(this.options.seed, `world/day/${day}/${fault.name}`);
			return fault.apply(table, { day, stream, past });
		}, actual);
	}
}

/** A drift that acts on a day. */
interface Acting extends Phase {
	readonly id: string;
	/** Strength × how much of it is there. */
	readonly amount: number;
}

/** The drifts that act on `day` and how strongly, in the order of their ids. */
export function amountsOn(switches: readonly DriftSwitch[], day: number): Acting[] {
	return switches
		.map((on) => {
			const timing = timingOf(driftById(on.id), on);
			const amount = (on.strength ?? 1) * amountOn(timing, day);
			return { id: on.id, amount, since: day - timing.from, period: timing.period };
		})
		.filter(({ amount }) => amount > 0)
		.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function lawOf(acting: readonly Acting[]): Law {
	const law = calmLaw();
	for (const { id, amount, ...phase } of acting) driftById(id).change(law, amount, phase);
	law.pipe.sort(byStage);
	return law;
}

const keyOf = (acting: readonly Acting[]): string =>
	acting.map(({ id, amount, since, period }) => `${id}:${amount}:${since}:${period}`).join(" ");

/** Sorting is stable, so faults of one stage happen in the order of the ids. */
const byStage = (a: PipeFault, b: PipeFault): number => PIPE_STAGES.indexOf(a.stage) - PIPE_STAGES.indexOf(b.stage);
