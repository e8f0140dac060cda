import type { RandomStream } from "../core/random.ts";
import type { Table } from "../core/table.ts";

/** Carriers in the order of their codes. */
export const CARRIERS = ["A", "B", "C"] as const;
/** Areas in the order of their codes; also the segments in which quality is looked at. */
export const AREAS = ["urban", "suburban", "rural"] as const;

/** What a fault of the pipe may look at besides the table that it spoils. */
interface PipeContext {
	readonly day: number;
	/** Randomness of this fault alone: another fault being on or off never moves it. */
	readonly stream: RandomStream;
	/** The day's orders as they really were, for faults that deliver old values. */
	past(day: number): Table;
}

/**
 * Where a value can go wrong on its way to the team, in this order: at the system that hands it out, when it is written
 * down, while it is sent, and in what its column is called. Faults that are on together happen in this order.
 */
export const PIPE_STAGES = ["source", "record", "transport", "schema"] as const;

/** Something that happens to a day's table on its way to the team. */
export interface PipeFault {
	/** Names its random stream: the id of the drift. */
	readonly name: string;
	readonly stage: (typeof PIPE_STAGES)[number];
	apply(table: Table, context: PipeContext): Table;
}

/**
 * The law of one day: everything a drift can move. `calmLaw` is the world at rest; each active drift changes its copy.
 * Effects are in log-odds of being late; shifts are in standard deviations of the column they move.
 */
export interface Law {
	/** Share of orders that come from new, remote rural customers. Moves P(X). */
	remoteShare: number;
	/** Factor on the distance of every order that is not rural. Moves P(X). */
	townDistanceFactor: number;
	backlogShift: number;
	loadShift: number;
	weatherShift: number;
	/** Factor on the odds of being late with P(X|Y) left alone; 1 lets the world decide. Moves P(Y). */
	lateOdds: number;
	/** Effect of weather, by carrier code. Moves P(Y|X), as do all effects below. */
	carrierWeather: number[];
	carrierBase: number[];
	intercept: number;
	backlogEffect: number;
	loadEffect: number;
	backlogLoadEffect: number;
	weekendEffect: number;
	ruralEffect: number;
	/** Effect of an order placed at 16:00 or later, around its mean: those parcels miss the van. */
	afternoonEffect: number;
	/** Days by which every label comes later. */
	labelDelay: number;
	/** Share of express parcels whose label is recorded as "not late", because express kept them from being so. */
	censoredShare: number;
	/** Features that the service computes otherwise than the training did, and the share of requests it does so for. */
	servingSkew: { readonly id: string; readonly share: number } | null;
	/** What happens to a day's table on its way to the team, in this order. */
	pipe: PipeFault[];
}

/** The world at rest. Constants were calibrated so that the best possible accuracy is about .778. */
export const calmLaw = (): Law => ({
	remoteShare: 0,
	townDistanceFactor: 1,
	backlogShift: 0,
	loadShift: 0,
	weatherShift: 0,
	lateOdds: 1,
	carrierWeather: [0.6, 0, 1.5],
	carrierBase: [0, -1, 0.9],
	intercept: -0.9,
	backlogEffect: 1,
	loadEffect: 0.55,
	backlogLoadEffect: 0.65,
	weekendEffect: 0.8,
	ruralEffect: 0.25,
	afternoonEffect: 0,
	labelDelay: 0,
	censoredShare: 0,
	servingSkew: null,
	pipe: [],
});
