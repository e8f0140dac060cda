import { isWeekend, weekday } from "../core/clock.ts";
import { type RandomStream, randomStream } from "../core/random.ts";
import type { Table } from "../core/table.ts";
import { AREAS, CARRIERS, type Law } from "./law.ts";
import type { Shock } from "./shocks.ts";
import { chanceOfLate, type OrderFacts } from "./truth.ts";

/** Monday .. Sunday: how full the depot is, in standard deviations of the backlog. */
const BACKLOG_BY_WEEKDAY = [0.35, 0.15, 0, -0.05, 0.1, -0.15, -0.4];
/** Hour at which the depot counts what is left: the backlog of an order is as old as the order is after it. */
const BACKLOG_COUNTED_AT = 6;
/** Days until the label is known, 2 .. 7, and how often each. */
const DELAYS = [0.1, 0.25, 0.25, 0.2, 0.12, 0.08];
export const FIRST_DELAY = 2;

/** The orders of one day as they really were. */
export interface Orders {
	readonly table: Table;
	/** P(late) of each order. */
	readonly chance: Float64Array;
	readonly late: Uint8Array;
	/** Day on which each order's label is known. */
	readonly labelDay: Int16Array;
}

interface Draw {
	readonly facts: OrderFacts;
	readonly area: number;
	readonly hour: number;
	readonly chance: number;
	readonly late: boolean;
	readonly delay: number;
}

/**
 * Orders of `day` under `law`. Every order takes the same random numbers in the same order whatever the law says, so
 * two scenarios on one seed differ only where a drift acts. A prior shift refuses some orders because of their label and
 * draws others in their place from a stream of its own; all that are not refused stay as they were.
 */
export function drawOrders(seed: number, day: number, count: number, law: Law, shock: Shock): Orders {
	const stream = randomStream(seed, `world/day/${day}`);
	const again = law.lateOdds === 1 ? null : randomStream(seed, `world/day/${day}/prior`);
	const values = () => new Float64Array(count);
	const number = { distance_km: values(), backlog: values(), weather_score: values(), load: values() };
	const weekend = values().fill(isWeekend(day) ? 1 : 0);
	const orderHour = values();
	const area = new Uint8Array(count);
	const carrier = new Uint8Array(count);
	const chance = values();
	const late = new Uint8Array(count);
	const labelDay = new Int16Array(count);
	for (let i = 0; i < count; i++) {
		let order = drawOrder(stream, day, law, shock);
		while (again && again.uniform() > keepChance(order.late, law.lateOdds)) order = drawOrder(again, day, law, shock);
		number.distance_km[i] = order.facts.distanceKm;
		number.backlog[i] = order.facts.backlog;
		number.weather_score[i] = order.facts.weather;
		number.load[i] = order.facts.load;
		orderHour[i] = order.hour;
		area[i] = order.area;
		carrier[i] = order.facts.carrier;
		chance[i] = shiftedChance(order.chance, law.lateOdds);
		late[i] = order.late ? 1 : 0;
		// Part of a day is a whole day for that part of the orders.
		labelDay[i] = day + order.delay + Math.floor(law.labelDelay + (i + 0.5) / count);
	}
	const table: Table = {
		rows: count,
		columns: {
			distance_km: { kind: "number", values: number.distance_km },
			area: { kind: "category", levels: AREAS, codes: area },
			carrier: { kind: "category", levels: CARRIERS, codes: carrier },
			weekend: { kind: "number", values: weekend },
			backlog: { kind: "number", values: number.backlog },
			load: { kind: "number", values: number.load },
			weather_score: { kind: "number", values: number.weather_score },
			order_hour: { kind: "number", values: orderHour },
			backlog_age_hours: { kind: "number", values: orderHour.map((hour) => hour - BACKLOG_COUNTED_AT) },
		},
	};
	return { table, chance, late, labelDay };
}

/** How likely an order is kept under a prior shift: the rarer-made class is thinned out, the other one stays whole. */
const keepChance = (late: boolean, odds: number): number => (late ? Math.min(1, odds) : Math.min(1, 1 / odds));

/** P(late|x) when the odds of the classes change and P(x|late) does not: Bayes' rule (Saerens et al. 2002). */
const shiftedChance = (p: number, odds: number): number => (odds === 1 ? p : (p * odds) / (p * odds + 1 - p));

function drawOrder(stream: RandomStream, day: number, law: Law, shock: Shock): Draw {
	const uArea = stream.uniform();
	const uRemote = stream.uniform();
	const uCarrier = stream.uniform();
	const uHour = stream.uniform();
	const uLate = stream.uniform();
	const uDelay = stream.uniform();
	const uIdle = stream.uniform();
	const zDistance = stream.normal();
	const zBacklog = stream.normal();
	const zLoad = stream.normal();
	const zWeather = stream.normal();

	// New customers come first in the unit interval, so that growing their share replaces orders one by one.
	const fresh = uRemote < law.remoteShare;
	const area = fresh || uArea < 0.12 ? 2 : uArea < 0.42 ? 1 : 0;
	const remote = fresh || (area === 2 && uRemote > 0.98);
	const distanceKm = remote
		? Math.exp(Math.log(330) + 0.25 * zDistance)
		: Math.exp(Math.log([35, 75, 130][area] as number) + 0.4 * zDistance) * (area === 2 ? 1 : law.townDistanceFactor);
	const busy = (BACKLOG_BY_WEEKDAY[weekday(day)] as number) + shock.backlog + law.backlogShift + zBacklog;
	const backlog = Math.max(0, 100 + 30 * busy);
	const load =
		uIdle < 0.012 ? 0 : Math.max(0, 0.5 + 0.22 * (0.4 * zBacklog + 0.917 * zLoad + shock.load + law.loadShift));
	const weather = 1 / (1 + Math.exp(0.5 - 0.9 * (zWeather + shock.weather + law.weatherShift)));
	const carrier = uCarrier < 0.4 ? 0 : uCarrier < 0.7 ? 1 : 2;
	const hour = 8 + Math.floor(uHour * 15);
	const facts: OrderFacts = {
		distanceKm,
		backlog,
		load,
		weather,
		carrier,
		rural: area === 2,
		weekend: isWeekend(day),
		afternoon: hour >= 16,
	};
	const chance = chanceOfLate(facts, law);
	return {
		facts,
		area,
		hour,
		chance,
		late: uLate < chance,
		delay: FIRST_DELAY + delayIndex(uDelay),
	};
}

function delayIndex(u: number): number {
	let sum = 0;
	for (let i = 0; i < DELAYS.length - 1; i++) {
		sum += DELAYS[i] as number;
		if (u < sum) return i;
	}
	return DELAYS.length - 1;
}
