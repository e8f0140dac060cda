import { decimals } from "../../core/decimals.ts";
import type { ModelComparison } from "./compare-models.ts";
import type { DriftSummary, Heard } from "./summary.ts";

/** .766, and 1.204: no zero before the point. */
const three = (value: number): string => decimals(value, 3);
const two = (value: number): string => decimals(value, 2);
const points = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(100 * value).toFixed(1)}`;

/** "+14 (9/10): weather_score": days since the onset, seeds, what about; a dash when it stayed silent on every seed. */
function words(heard: Heard, seeds: number, withAbout: boolean): string {
	if (heard.day === null) return "–";
	const share = heard.seeds === seeds ? "" : ` (${heard.seeds}/${seeds})`;
	const about = withAbout ? `: ${heard.about.slice(0, 2).join(", ")}` : "";
	return `+${heard.day}${share}${about}`;
}

const HEAD = [
	"drift",
	"moves",
	"late",
	"best",
	"stale",
	"retrained",
	"loss, stale",
	"loss, retrained",
	"schema",
	"inputs",
	"largest PSI",
	"errors",
	"estimate",
];

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The drifts as a Markdown table. */
export function driftTable(rows: readonly DriftSummary[]): string[] {
	return [row(HEAD), row(HEAD.map(() => "---")), ...rows.flatMap((one) => driftRows(one).map(row))];
}

function driftRows(one: DriftSummary): string[][] {
	const { stale, retrained, withFeature, psi, seeds } = one;
	const first = [
		one.id,
		one.moves.replace("|", "\\|"),
		three(stale.late),
		three(stale.best),
		three(stale.accuracy),
		three(retrained.accuracy) + (one.refused > 0 ? " (cannot run)" : ""),
		two(stale.loss),
		two(retrained.loss),
		words(one.schema, seeds, true),
		words(one.inputs, seeds, true),
		psi ? `${psi.column} ${two(psi.value)}` : "–",
		words(one.errors, seeds, false),
		three(one.estimate),
	];
	if (!withFeature) return [first];
	const { accuracy, loss } = withFeature;
	const blank = ["", "", "", "", ""];
	return [first, [`${one.id}, with after_16`, "", "", "", "", three(accuracy), "", two(loss), ...blank]];
}

/** False alarms of the quiet weeks, in one sentence. All rows share those weeks, so any of them will do. */
export function quietSentence({ falseAlarms, seeds }: DriftSummary, days: number): string {
	const { schema, inputs, errors } = falseAlarms;
	return `In the ${days} quiet days before, the schema rang on ${schema}, the inputs on ${inputs} and the errors on ${errors} of ${seeds} seeds.`;
}

/** The models in one sentence. */
export function modelSentence({ network, logisticRegression, best }: ModelComparison): string {
	return (
		`Network ${three(network)}, logistic regression ${three(logisticRegression)}, best possible ${three(best)}: ` +
		`the network is ${points(network - logisticRegression)} points from logistic regression and ${points(network - best)} from the best.`
	);
}
