import type { EventKind, EventOf, OpsEvent } from "../../src/ops/events.ts";
import type { Told } from "../../src/ops/shop.ts";

/** An event of a log made by hand, at `t` hours. */
export const event = <K extends EventKind>(t: number, kind: K, told: Told<K>): EventOf<K> =>
	({ t, lane: 0, actor: "world", kind, hours: 0, cost: 0, run: null, ...told }) as unknown as EventOf<K>;

const NOTHING = { count: 0, right: 0, express: 0, missed: 0, needless: 0 };

/** Parcels served on `day`; what is left out is 0. */
export const servedOn = (day: number, told: Partial<Told<"day.served">>): OpsEvent =>
	event(24 * day + 8, "day.served", {
		...NOTHING,
		day,
		version: 1,
		late: 0,
		rightExpected: 0,
		rightAsTrained: 0,
		rightAtBest: 0,
		segments: {},
		...told,
	});

/** Labels that became known on `day`; what is left out is 0. */
export const labelsOn = (day: number, told: Partial<Told<"labels.arrived">>): OpsEvent =>
	event(24 * day + 8, "labels.arrived", { day, count: 0, right: 0, late: 0, missed: 0, needless: 0, ...told });
