import type { FeatureLook, MonitorLook } from "../../engine/monitor-look.ts";
import { count } from "../diagram/format.ts";
import { dayRuns, plural, pText, quantity, spoken, three, two } from "./numbers.ts";
import type { VerdictWords } from "./verdict.ts";

type Test = NonNullable<FeatureLook["test"]>;

/** "12.4", ".919". */
export const chiSquareText = (statistic: number): string => (statistic < 1 ? three(statistic) : quantity(statistic, 3));

/** "D .117" or "χ² 12.4". */
export const statisticText = ({ name, statistic }: Pick<Test, "name" | "statistic">): string =>
	name === "chi-square" ? `χ² ${chiSquareText(statistic)}` : `D ${three(statistic)}`;

/** ".42 sd" or ".21". */
export const effectText = ({ effectName, effect }: Pick<Test, "effectName" | "effect">): string =>
	effectName === "Wasserstein" ? `${two(effect)} sd` : two(effect);

/** A row of the feature table, as its button says it. */
export function featureWords({ feature, psi, test, because }: FeatureLook, { word, note }: VerdictWords): string {
	const parts = [
		`${feature}: ${word}${note ? `, ${note}` : ""}`,
		...(psi ? [`PSI ${two(psi.value)}, ${psi.band}`] : []),
		...(test ? [`${test.name}: ${statisticText(test)}, p ${pText(test.p)}`] : []),
		...(because ? [because] : []),
	];
	return spoken(`${parts.join(". ").replace(/\.$/, "")}.`);
}

/** The two windows that are compared, in one sentence. */
export function windowWords({ reference, window }: Pick<MonitorLook, "reference" | "window">): string {
	const days = (from: number, to: number) =>
		from === to ? `day ${quantity(from)}` : `days ${quantity(from)} to ${quantity(to)}`;
	const learnt = `${count(reference.rows)} of ${days(reference.from, reference.to)} that the model in service learnt from`;
	if (!window) return `No window of rows is full yet, to be held against the ${learnt}.`;
	const rows = window.rows === 1 ? "row" : "rows";
	return `${count(window.rows)} ${rows} of ${days(window.from, window.to)}, against the ${learnt}.`;
}

/**
 * Rows a day, about: how many labels arrive a day when none is lost. Null when nothing tells. The rows learnt from come
 * first, for those of a window may be a sample.
 */
export function rowsPerDay({ reference, window }: Pick<MonitorLook, "reference" | "window">): number | null {
	const daily = [reference, window].map((rows) => (rows ? rows.rows / (rows.to - rows.from + 1) : 0));
	return daily.find((rows) => Number.isFinite(rows) && rows > 0) ?? null;
}

/** What ADWIN and HDDM_A say of the errors, in words. */
export function errorWords({ adwin, signals }: MonitorLook["errors"]): string {
	if (!(adwin.width > 0)) return "No label has arrived yet, so nothing is known of errors.";
	const labels = `${count(adwin.width)} ${adwin.width === 1 ? "label" : "labels"}`;
	const last = signals.findLast(({ detector }) => detector === "ADWIN");
	const holds = `ADWIN's window holds ${labels}${Number.isFinite(adwin.estimate) ? `, ${three(adwin.estimate)} of them wrong` : ""}`;
	if (!last) return `${holds}. It has not cut off an older part, so it sees no change.`;
	const change = last.kind === "improved" ? "fewer" : "more";
	return `On day ${quantity(last.day)} ADWIN cut off older labels: since then ${change} are wrong. ${holds}.`;
}

export type Signal = MonitorLook["errors"]["signals"][number];

/** Signals of a kind with the days on which they came: "HDDM_A, warning: days 141 to 143". */
export function signalGroups(
	signals: readonly Signal[],
): { readonly detector: string; readonly kind: Signal["kind"]; readonly days: string }[] {
	const groups = new Map<string, Signal[]>();
	for (const signal of signals) {
		const key = `${signal.detector} ${signal.kind}`;
		groups.set(key, [...(groups.get(key) ?? []), signal]);
	}
	return [...groups.values()].map((group) => {
		const { detector, kind } = group[0] as Signal;
		const days = [...new Set(group.map(({ day }) => day))].sort((a, b) => a - b);
		return { detector, kind, days: `${days.length === 1 ? "day" : "days"} ${dayRuns(days)}` };
	});
}

/** The estimate beside what became of it, in words. */
export function estimateWords(estimates: MonitorLook["estimates"]): string {
	const last = estimates.at(-1);
	if (!last) return "No week has been estimated yet.";
	const known = estimates.findLast(({ realised }) => realised !== null);
	const estimated = `Week of day ${quantity(last.day)}: accuracy estimated at ${three(last.estimated)}, between ${three(last.low)} and ${three(last.high)}`;
	if (!known) return `${estimated}. No week has all its labels yet.`;
	const gap = last.day - known.day;
	const outside = (known.realised as number) < known.low || (known.realised as number) > known.high;
	const realised = `realised, on day ${quantity(known.day)}: ${three(known.realised)}${outside ? ", outside the estimate's band" : ""}`;
	return `${estimated}; ${realised}.${gap > 0 ? ` The labels of the last ${plural(gap, "day")} are still on their way.` : ""}`;
}
