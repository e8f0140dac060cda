import type { Plan } from "../plan.ts";
import { FIGURES } from "../query/figures.ts";
import { median } from "../query/median.ts";
import type { LaneSummary } from "../query/summary.ts";
import { formatFigure } from "./format-figure.ts";
import { levelNames, line } from "./line.ts";
import { pairedLines } from "./paired-lines.ts";

/** Levels side by side over several seeds, as lines for a terminal: means, how each drift was met, paired differences. */
export function raceTable(
	plan: Plan,
	lanes: readonly LaneSummary[],
	levels: readonly number[],
	seeds: readonly number[],
): string[] {
	const byLevel = levels.map((level) => lanes.filter((lane) => lane.level === level));
	return [
		...titleOf(plan, levels, seeds),
		"",
		line(seeds.length > 1 ? "mean (sd); times in days" : "times in days", levelNames(levels)),
		...figureLines(byLevel),
		...responseLines(levels, byLevel),
		...byLevel.slice(1).flatMap((after, i) => pairedLines(byLevel[i] ?? [], after)),
	];
}

function titleOf({ days, team, commits, drifts }: Plan, levels: readonly number[], seeds: readonly number[]): string[] {
	const [first, last] = [seeds[0], seeds.at(-1)];
	const which = seeds.length === 1 ? `seed ${first}` : `${seeds.length} seeds, ${first} to ${last}`;
	const storm = drifts.map(({ id }) => id).join(", ") || "none";
	return [`Level ${levels.join(", ")}, ${team}, ${which}, ${days} days; commits: ${commits}`, `drifts: ${storm}`];
}

/** Every figure under its group, with its mean and spread at each level. */
function figureLines(byLevel: readonly (readonly LaneSummary[])[]): string[] {
	return [...new Set(FIGURES.map(({ group }) => group))].flatMap((group) => [
		group,
		...FIGURES.filter((figure) => figure.group === group).map(({ id, term, unit }) => {
			const cells = byLevel.map((lanes) => {
				const values = lanes.flatMap(({ figures }) => figures[id] ?? []);
				return spread(values, (value) => formatFigure(unit, value));
			});
			return line(` ${term}`, cells);
		}),
	]);
}

/** Mean and standard deviation of the sample; a dash for none. */
function spread(values: readonly number[], format: (value: number) => string): string {
	if (values.length === 0) return "–";
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	if (values.length === 1) return format(mean);
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
	return `${format(mean)} (${format(Math.sqrt(variance))})`;
}

/** Days to notice and to be over each drift: medians over the seeds, where never is longer than any number of days. */
function responseLines(levels: readonly number[], byLevel: readonly (readonly LaneSummary[])[]): string[] {
	const drifts = byLevel[0]?.[0]?.responses ?? [];
	if (drifts.length === 0) return [];
	const days = (values: readonly (number | null)[]) => {
		const middle = median(values.map((value) => value ?? Number.POSITIVE_INFINITY));
		return middle === null || middle === Number.POSITIVE_INFINITY ? "never" : String(middle);
	};
	const rows = drifts.map(({ drift, began }, i) => {
		const cells = byLevel.map((lanes) => {
			const met = lanes.flatMap(({ responses }) => responses[i] ?? []);
			return `${days(met.map((one) => one.detectedAfter))} / ${days(met.map((one) => one.recoveredAfter))}`;
		});
		return line(` ${drift}, day ${began}`, cells);
	});
	return ["", line("to detect / to recover, median", levelNames(levels)), ...rows];
}
