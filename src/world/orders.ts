import { isWeekend, weekday } from "../core/clock.ts";
import { type RandomStream, randomStream } from "../core/random.ts";
import type { Table } from "../core/table.ts";
import { AREAS, CARRIERS, type Law } from "./law.ts";
import type { Shock } from "./shocks.ts";
import { chanceOfLate } from "./truth.ts";

/** Monday .. Sunday: how full the depot is, in standard deviations of the backlog. */
const BACKLOG_BY_WEEKDAY = [0.35, 0.15, 0, -0.05, 0.1, -0.15, -0.4];
/** Hour at which the depot counts what is left: the backlog of an order is as old as the order is after it. */
const BACKLOG_COUNTED_AT = 6;
/** Days until the label is known, 2 .. 7, and how often each. */
const DELAYS = [0.1, 0.25, 0.25, 0.2, 0.12, 0.08];
export const FIRST_DELAY = 2;
/** Days after which the last label of a day is known, as long as no drift delays them. */
export const LAST_DELAY = FIRST_DELAY + DELAYS.length - 1;

/** The orders of one day as they really were. */
export interface Orders {
	readonly table: Table;
	/** P(late) of each order. */
	readonly chance: Float64Array;
	readonly late: Uint8Array;
	/** Day on which each order's label is known. */
	readonly labelDay: Int16Array;
}

/** Natural logarithms of the median distances, by area, and of the remote customers'. */
const LOG_DISTANCE = [35, 75, 130].map(Math.log);
const LOG_REMOTE = Math.log(330);

/** What is drawn, one row an order. */
interface Columns {
	readonly distanceKm: Float64Array;
	readonly area: Uint8Array;
	readonly carrier: Uint8Array;
	readonly backlog: Float64Array;
	readonly load: Float64Array;
	readonly weather: Float64Array;
	readonly hour: Float64Array;
	readonly chance: Float64Array;
	readonly late: Uint8Array;
	readonly labelDay: Int16Array;
}

/** What the orders of a day share. */
interface Today {
	readonly law: Law;
	readonly shock: Shock;
	readonly weekend: boolean;
	/** How full the depot usually is on such a day. */
	readonly backlog: number;
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
	const codes = () => new Uint8Array(count);
	const columns: Columns = {
		distanceKm: values(),
		area: codes(),
		carrier: codes(),
		backlog: values(),
		load: values(),
		weather: values(),
		hour: values(),
		chance: values(),
		late: codes(),
		labelDay: new Int16Array(count),
	};
	const weekend = isWeekend(day);
	const today = { law, shock, weekend, backlog: BACKLOG_BY_WEEKDAY[weekday(day)] as number };
	for (let i = 0; i < count; i++) {
		drawOrder(columns, i, stream, today);
		if (again) while (again.uniform() > keepChance(columns.late[i] === 1, law)) drawOrder(columns, i, again, today);
		// Part of a day is a whole day for that part of the orders.
		columns.labelDay[i] = day + (columns.labelDay[i] as number) + Math.floor(law.labelDelay + (i + 0.5) / count);
	}
	const { chance, late, labelDay } = columns;
	if (law.lateOdds !== 1) for (let i = 0; i < count; i++) chance[i] = shiftedChance(chance[i] as number, law);
	return { table: tableOf(columns, weekend), chance, late, labelDay };
}

function tableOf(columns: Columns, weekend: boolean): Table {
	const { distanceKm, area, carrier, backlog, load, weather, hour } = columns;
	const ages = new Float64Array(hour.length);
	for (let i = 0; i < hour.length; i++) ages[i] = (hour[i] as number) - BACKLOG_COUNTED_AT;
	const number = (values: Float64Array) => ({ kind: "number" as const, values });
	return {
		rows: hour.length,
		columns: {
			distance_km: number(distanceKm),
			area: { kind: "category", levels: AREAS, codes: area },
			carrier: { kind: "category", levels: CARRIERS, codes: carrier },
			weekend: number(new Float64Array(hour.length).fill(weekend ? 1 : 0)),
			backlog: number(backlog),
			load: number(load),
			weather_score: number(weather),
			order_hour: number(hour),
			backlog_age_hours: number(ages),
		},
	};
}

/** How likely an order is kept under a prior shift: the rarer-made class is thinned out, the other one stays whole. */
const keepChance = (late: boolean, { lateOdds: odds }: Law): number =>
	late ? Math.min(1, odds) : Math.min(1, 1 / odds);

/** P(late|x) when the odds of the classes change and P(x|late) does not: Bayes' rule (Saerens et al. 2002). */
const shiftedChance = (p: number, { lateOdds: odds }: Law): number => (p * odds) / (p * odds + 1 - p);

/**
 * Draws order `i` into its row; of the label's day, the delay alone. Three years are half a million orders, so each goes
 * straight into the columns, and what the orders of a day share is worked out once.
 */
function drawOrder(
	into: Columns,
	i: number,
	stream: RandomStream,
	{ law, shock, weekend, backlog: usual }: Today,
): void {
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
		? Math.exp(LOG_REMOTE + 0.25 * zDistance)
		: Math.exp((LOG_DISTANCE[area] as number) + 0.4 * zDistance) * (area === 2 ? 1 : law.townDistanceFactor);
	const backlog = Math.max(0, 100 + 30 * (usual + shock.backlog + law.backlogShift + zBacklog));
	const load =
		uIdle < 0.012 ? 0 : Math.max(0, 0.5 + 0.22 * (0.4 * zBacklog + 0.917 * zLoad + shock.load + law.loadShift));
	const weather = 1 / (1 + Math.exp(0.5 - 0.9 * (zWeather + shock.weather + law.weatherShift)));
	const carrier = uCarrier < 0.4 ? 0 : uCarrier < 0.7 ? 1 : 2;
	const hour = 8 + Math.floor(uHour * 15);
	const facts = { distanceKm, backlog, load, weather, carrier, rural: area === 2, weekend, afternoon: hour >= 16 };
	const chance = chanceOfLate(facts, law);
	into.distanceKm[i] = distanceKm;
	into.area[i] = area;
	into.carrier[i] = carrier;
	into.backlog[i] = backlog;
	into.load[i] = load;
	into.weather[i] = weather;
	into.hour[i] = hour;
	into.chance[i] = chance;
	into.late[i] = uLate < chance ? 1 : 0;
	into.labelDay[i] = FIRST_DELAY + delayIndex(uDelay);
}

/** Summed up from the first on, so that a comparison or two find the delay. */
const DELAY_BELOW = DELAYS.slice(0, -1).map((_, i) => DELAYS.slice(0, i + 1).reduce((sum, share) => sum + share, 0));

function delayIndex(u: number): number {
	let i = 0;
	while (i < DELAY_BELOW.length && u >= (DELAY_BELOW[i] as number)) i++;
	return i;
}
