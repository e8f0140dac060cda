import type { Law } from "./law.ts";
import { SHAPES, type Shape, type Timing } from "./shape.ts";

/** What a drift moves: a distribution, or the pipe through which data reach the team, or nothing at all. */
export type Moves = "P(X)" | "P(Y)" | "P(Y|X)" | "the pipe" | "nothing";

export const MOVES: readonly Moves[] = ["P(X)", "P(Y)", "P(Y|X)", "the pipe", "nothing"];

/** Where a drift stands on the day whose law it changes. */
export interface Phase {
	/** Days since it began: 0 on its first day. */
	readonly since: number;
	/** `Timing.period` of the switch. */
	readonly period: number;
}

/** One drift: a file in drifts/ whose default export is this. */
export interface Drift {
	/** Lower case with hyphens; appears in plans and links, so it never changes. */
	readonly id: string;
	/** What the switch is called on the page. */
	readonly name: string;
	/** The field's standard term. */
	readonly term: string;
	readonly moves: Moves;
	/** One sentence: what happens in the world. */
	readonly story: string;
	/** When it acts in the default year, and the shape it takes when a person switches it on. */
	readonly timing: Timing;
	/** Shapes that make sense for it; all of them when left out. */
	readonly shapes?: readonly Shape[];
	/** Whether the default year contains it. */
	readonly inDefaultYear: boolean;
	/** What `strength` scales, in words with its unit at strength 1. */
	readonly strengthMeans: string;
	/**
	 * Changes today's law; `amount` is strength × how much of the drift is there today, above 0. Drifts that are on together
	 * change the same law, so a change adds or multiplies and never overwrites what another has done.
	 */
	change(law: Law, amount: number, phase: Phase): void;
}

/** The shapes in which `drift` can come. */
export const shapesOf = (drift: Drift): readonly Shape[] => drift.shapes ?? SHAPES;

/** One drift that is on in a run. What is left out is as in the drift's own file. */
export interface DriftSwitch {
	readonly id: string;
	readonly from?: number | undefined;
	readonly to?: number | null | undefined;
	readonly shape?: Shape | undefined;
	readonly over?: number | undefined;
	readonly period?: number | undefined;
	readonly strength?: number | undefined;
}

/** The complete timing of a switch. */
export function timingOf(drift: Drift, on: DriftSwitch): Timing {
	const length = drift.timing.to === null ? null : drift.timing.to - drift.timing.from;
	const from = on.from ?? drift.timing.from;
	return {
		shape: on.shape ?? drift.timing.shape,
		from,
		to: on.to !== undefined ? on.to : length === null ? null : from + length,
		over: on.over ?? drift.timing.over,
		period: on.period ?? drift.timing.period,
	};
}
