import type { Figure } from "../query/figure.ts";
import { FIGURES } from "../query/figures.ts";
import type { LaneSummary } from "../query/summary.ts";
import { formatFigure } from "./format-figure.ts";
import { line } from "./line.ts";

/** Figures whose paired differences are shown. */
const COMPARED = [
	"accuracy",
	"loss",
	"hours",
	"compute",
	"staleness",
	"detect",
	"recover",
	"model-deployments",
	"model-failed",
	"code-deployments",
	"code-failed",
	"bad-commits-stopped",
];

const COLUMN = 12;

/**
 * What `after` has more than `before`, seed by seed: the storm is the same, so its luck falls out. `before` and `after` are
 * in the same order of seeds; a seed on which either has nothing to count is left out of that line.
 */
export function pairedLines(before: readonly LaneSummary[], after: readonly LaneSummary[]): string[] {
	const rows = COMPARED.flatMap((id) => {
		const figure = FIGURES.find((one) => one.id === id) as Figure;
		const differences = after.flatMap(({ figures }, i) => {
			const [here, there] = [figures[id] ?? null, before[i]?.figures[id] ?? null];
			return here === null || there === null ? [] : [here - there];
		});
		return differences.length > 0 ? [pairedLine(figure, differences)] : [];
	});
	const title = `Level ${after[0]?.level} less Level ${before[0]?.level}`;
	return ["", line(title, ["mean", "min", "max", "better on"], COLUMN), ...rows];
}

function pairedLine(figure: Figure, differences: readonly number[]): string {
	const { unit, better } = figure;
	const signed = (value: number) => `${value > 0 ? "+" : ""}${formatFigure(unit, value)}`;
	const wins = differences.filter((value) => (better === "more" ? value > 0 : value < 0)).length;
	const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
	const numbers = [mean, Math.min(...differences), Math.max(...differences)].map(signed);
	return line(nameOf(figure), [...numbers, better ? `${wins} of ${differences.length}` : "–"], COLUMN);
}

/** Its name where it stands without its group. */
function nameOf({ term, group }: Figure): string {
	const what = /^(model|code) changes$/.exec(group)?.[1];
	return what && !term.includes("commits") ? ` ${what}: ${term}` : ` ${term}`;
}
