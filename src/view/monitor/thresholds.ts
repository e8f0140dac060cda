import type { AlarmConfig } from "../../monitor/alarm-config.ts";
import { count } from "../diagram/format.ts";

/**
 * The thresholds of the alarms as fields of a form. Ranges and defaults are those of the settings' own schema, which would
 * bring its whole library along; a test holds both equal.
 */
export interface Field {
	readonly field: keyof AlarmConfig;
	readonly name: string;
	/** What it means, in a few words. */
	readonly means: string;
	/** Ends of what is allowed; none for a choice of words. */
	readonly range?: readonly [low: number, high: number];
	/** How far an arrow key goes; whole numbers only without it. */
	readonly step?: number;
}

export const GROUPS: readonly { readonly name: string; readonly fields: readonly Field[] }[] = [
	{
		name: "Inputs",
		fields: [
			{ field: "level", name: "Level", means: "significant: adjusted p at most this", range: [1e-9, 1], step: 0.005 },
			{ field: "correction", name: "Correction", means: "how p allows for many features" },
			{
				field: "minEffect",
				name: "Least effect",
				means: "big: sd (Wasserstein) or Jensen–Shannon",
				range: [0, 10],
				step: 0.05,
			},
			{ field: "minValid", name: "Least values", means: "fewer on either side: not enough data", range: [2, 10_000] },
			{ field: "fewValues", name: "Few values", means: "numbers with so few are compared as shares", range: [0, 20] },
		],
	},
	{
		name: "Windows",
		fields: [
			{ field: "everyDays", name: "Check every", means: "days from check to check", range: [1, 28] },
			{ field: "windowDays", name: "Window", means: "days; whole weeks, or the week itself rings", range: [1, 28] },
			{ field: "referenceDays", name: "Reference", means: "days learnt from", range: [1, 84] },
			{ field: "windowRows", name: "Window rows", means: "taken, evenly spread", range: [50, 100_000] },
			{ field: "referenceRows", name: "Reference rows", means: "taken, evenly spread", range: [50, 100_000] },
			{ field: "confirmations", name: "Running", means: "windows in a row before it rings", range: [1, 8] },
		],
	},
	{
		name: "Errors",
		fields: [
			{
				field: "errorDelta",
				name: "ADWIN delta",
				means: "smaller: surer and later alarms",
				range: [1e-9, 0.5],
				step: 0.001,
			},
			{
				field: "errorWarning",
				name: "HDDM_A warning",
				means: "smaller: fewer and later warnings",
				range: [1e-9, 0.5],
				step: 0.001,
			},
		],
	},
];

export const DEFAULTS: AlarmConfig = {
	everyDays: 7,
	windowDays: 7,
	referenceDays: 28,
	windowRows: 1000,
	referenceRows: 4000,
	level: 0.01,
	correction: "benjamini-hochberg",
	minEffect: 0.15,
	confirmations: 2,
	minValid: 50,
	fewValues: 2,
	errorDelta: 0.002,
	errorWarning: 0.005,
};

export const CORRECTION_WORDS: Record<AlarmConfig["correction"], string> = {
	none: "none",
	bonferroni: "Bonferroni",
	holm: "Holm",
	"benjamini-hochberg": "Benjamini–Hochberg",
};

export const isCorrection = (word: string): word is AlarmConfig["correction"] => Object.hasOwn(CORRECTION_WORDS, word);

const SMALL = 1e-6;
const plain = (value: number): string => {
	if (value > 0 && value < SMALL) return value.toFixed(9).replace(/0+$/, "");
	return value < 10_000 ? String(value) : count(value);
};

/** "1 to 28", "over 0, up to 1". */
export const rangeWords = ([low, high]: readonly [number, number]): string =>
	low > 0 && low < SMALL ? `over 0, up to ${plain(high)}` : `${plain(low)} to ${plain(high)}`;

/** The number that was typed into a field, or one sentence that says what is allowed. */
export function readNumber(
	{ name, range = [0, 0], step }: Pick<Field, "name" | "range" | "step">,
	typed: string,
): { value: number } | { problem: string } {
	const [low, high] = range;
	const whole = step === undefined;
	const value = typed.trim() === "" ? Number.NaN : Number(typed);
	if (value >= low && value <= high && (!whole || Number.isInteger(value))) return { value };
	const found = Number.isFinite(value) ? `, not ${plain(value)}` : "";
	return {
		problem: `${name} takes a ${whole ? "whole number" : "number"} from ${plain(low)} to ${plain(high)}${found}.`,
	};
}
