import { type Change, type ChangeCount, countChanges, type Failure } from "../../engine/query/change.ts";
import { codeChanges } from "../../engine/query/code-changes.ts";
import { modelChanges } from "../../engine/query/model-changes.ts";
import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import type { Definition, TermNumber } from "./explanation.ts";
import { fenced, frac, maths, named, sub, term, underneath } from "./maths.ts";
import { SOURCES } from "./sources.ts";

type Log = readonly OpsEvent[];
type Changes = (log: Log) => readonly Change[];
type CountId = Exclude<keyof ChangeCount, "failedBy">;

const value = (symbol: string) => named("value", symbol);
const n = term("n");
const between = (from: string, to: string) =>
	maths`${underneath("median", n)} ${fenced("(", maths`${sub("t", named(to))} − ${sub("t", named(from))}`)}`;
const source = SOURCES.dora;

/** The five DORA metrics and what they count, of changes of one kind; `what` is how their ids begin. */
function definitionsOf(what: "model" | "code", changes: Changes) {
	const many = (of: CountId, shows?: string): TermNumber<Log> => ({
		number: (log) => countChanges(changes(log))[of],
		...(shows === undefined ? {} : { shows }),
	});
	const all = many("all", `${what}-deployments.value`);
	const failed = many("failed", `${what}-failed.value`);
	return {
		deployments: {
			formula: [maths`${value("deployments")} = ${named("sound")} + ${named("failed")}`],
			source,
			numbers: { sound: many("sound"), failed },
		} satisfies Definition<Log, "sound" | "failed">,
		"lead-time": {
			formula: [maths`${value("lead time")} = ${between("origin", "production")}`],
			source,
			numbers: {
				n: many("withOrigin"),
				origin: null,
				production: null,
			},
		} satisfies Definition<Log, "n" | "origin" | "production">,
		frequency: {
			formula: [maths`${value("frequency")} = 30 · ${frac(n, term("D"))}`],
			source,
			numbers: { n: all, D: { number: (log) => eventsOf(log, "day.served").length } },
		} satisfies Definition<Log, "n" | "D">,
		recovery: {
			formula: [maths`${value("recovery time")} = ${between("failed", "mended")}`],
			source,
			numbers: {
				n: many("ended"),
				failed: null,
				mended: null,
			},
		} satisfies Definition<Log, "n" | "failed" | "mended">,
		"fail-rate": {
			formula: [maths`${value("fail rate")} = ${frac(named("failed"), n)}`],
			source,
			numbers: { failed, n: all },
		} satisfies Definition<Log, "failed" | "n">,
		rework: {
			formula: [maths`${value("rework rate")} = ${frac(named("remedies"), n)}`],
			source,
			numbers: { remedies: many("remedies"), n: all },
		} satisfies Definition<Log, "remedies" | "n">,
	};
}

const failedBy = (changes: Changes, how: Failure["how"]): TermNumber<Log> => ({
	number: (log) => countChanges(changes(log)).failedBy[how],
});
const model = definitionsOf("model", modelChanges);
const code = definitionsOf("code", codeChanges);

/** Changes of the model and of the pipeline's code. */
export const FIGURES_OF_CHANGES = {
	"model-deployments": model.deployments,
	"model-failed": {
		formula: [maths`${value("failed")} = ${named("back", "rolled back")} + ${named("mended")} + ${named("skewed")}`],
		source,
		numbers: {
			back: failedBy(modelChanges, "rolled back"),
			mended: failedBy(modelChanges, "hot fix"),
			skewed: failedBy(modelChanges, "skew"),
		},
	} satisfies Definition<Log, "back" | "mended" | "skewed">,
	"model-lead-time": model["lead-time"],
	"model-frequency": model.frequency,
	"model-recovery": model.recovery,
	"model-fail-rate": model["fail-rate"],
	"model-rework": model.rework,
	"code-deployments": code.deployments,
	"code-failed": {
		formula: [maths`${value("failed")} = ${named("back", "reverted")} + ${named("skewed")} + ${named("bad")}`],
		source,
		numbers: {
			back: failedBy(codeChanges, "reverted"),
			skewed: failedBy(codeChanges, "skew"),
			bad: failedBy(codeChanges, "bad commit"),
		},
	} satisfies Definition<Log, "back" | "skewed" | "bad">,
	"code-lead-time": code["lead-time"],
	"code-frequency": code.frequency,
	"code-recovery": code.recovery,
	"code-fail-rate": code["fail-rate"],
	"code-rework": code.rework,
};
