import { parseArgs } from "node:util";
import { cpuTrainer } from "../model/train/cpu/trainer.ts";
import { DRIFTS } from "../world/catalogue.ts";
import type { Drift } from "../world/drift.ts";
import { World } from "../world/world.ts";
import { compareModels, type ModelComparison } from "./calibrate/compare-models.ts";
import { driftTable, modelSentence, quietSentence } from "./calibrate/markdown.ts";
import { type Measurement, measure } from "./calibrate/measure.ts";
import { startIn } from "./calibrate/play.ts";
import { ONSET } from "./calibrate/scenario.ts";
import { type DriftSummary, summariseDrift } from "./calibrate/summary.ts";
import { baselineOf } from "./calibrate/watch.ts";
import type { Terminal } from "./cli/terminal.ts";
import { type Parsed, planOf } from "./plan.ts";
import { memoryStore, remembering } from "./remember.ts";

const MOST_SEEDS = 100;
const FIRST_SEED = 100;

export const USAGE = [
	"usage: npm run -s calibrate -- [--seeds N] [--drift id,id] [--json]",
	`drifts: ${DRIFTS.map((drift) => drift.id).join(", ")}`,
].join("\n");

/**
 * `npm run calibrate`: lives through every drift alone, with a model that stays as it is and with one that is retrained,
 * and prints what that did and which monitor saw it. Resolves to the exit code: 0, or 2 with one line on what was wrong.
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
	const asked = readArguments(argv);
	if (!asked.ok) {
		terminal.err(asked.error);
		return 2;
	}
	if (asked.value === "help") {
		terminal.out(USAGE);
		return 0;
	}
	const { seeds, drifts, json } = asked.value;
	const { summaries, models } = await calibrate(seeds, drifts, terminal.err);
	if (json) terminal.out(JSON.stringify({ seeds, onset: ONSET, drifts: summaries, models }));
	else {
		for (const line of driftTable(summaries)) terminal.out(line);
		const [first] = summaries;
		if (first) terminal.out(`\n${quietSentence(first, ONSET)}`);
		terminal.out(`\n${modelSentence(models)}`);
	}
	return 0;
}

/** Measures `drifts` on `count` seeds; `tell` hears of the progress. */
export async function calibrate(count: number, drifts: readonly Drift[], tell: (line: string) => void) {
	const { ordersPerDay, dayShock } = planOf();
	const measurements = new Map<Drift, Measurement[]>(drifts.map((drift) => [drift, []]));
	const models: ModelComparison[] = [];
	for (let seed = FIRST_SEED; seed < FIRST_SEED + count; seed++) {
		tell(`seed ${seed - FIRST_SEED + 1} of ${count}`);
		// The retrainings of the quiet weeks are the same for every drift.
		const trainer = remembering(cpuTrainer(), memoryStore());
		const start = await startIn(new World({ seed, ordersPerDay, dayShock }), trainer);
		const baseline = baselineOf(start);
		for (const [drift, all] of measurements) all.push(await measure(start, baseline, drift));
		models.push(await compareModels(start));
	}
	const mean = (of: keyof ModelComparison) => models.reduce((sum, one) => sum + one[of], 0) / models.length;
	const summaries: DriftSummary[] = [...measurements].map(([drift, all]) => summariseDrift(drift, all));
	return {
		summaries,
		models: { network: mean("network"), logisticRegression: mean("logisticRegression"), best: mean("best") },
	};
}

interface Command {
	readonly seeds: number;
	readonly drifts: readonly Drift[];
	readonly json: boolean;
}

const wrong = (error: string): Parsed<never> => ({ ok: false, error });

function readArguments(argv: readonly string[]): Parsed<Command | "help"> {
	const text = { type: "string" } as const;
	const flag = { type: "boolean" } as const;
	let values: { seeds?: string; drift?: string; json?: boolean; help?: boolean };
	try {
		const options = { seeds: text, drift: text, json: flag, help: { ...flag, short: "h" } } as const;
		({ values } = parseArgs({ args: [...argv], options }));
	} catch (error) {
		const [first = ""] = String(error instanceof Error ? error.message : error).split(/\.?(?: |\n)To |\n/);
		return wrong(`${first.replace(/\.$/, "")}; allowed: --seeds, --drift, --json, --help.`);
	}
	if (values.help) return { ok: true, value: "help" };
	const seeds = /^\d{1,3}$/.test(values.seeds ?? "10") ? Number(values.seeds ?? 10) : 0;
	if (seeds < 1 || seeds > MOST_SEEDS) {
		return wrong(`--seeds is "${values.seeds}"; allowed: a whole number from 1 to ${MOST_SEEDS}.`);
	}
	const ids = values.drift?.split(",") ?? DRIFTS.map((drift) => drift.id);
	const unknown = ids.find((id) => !DRIFTS.some((drift) => drift.id === id));
	if (unknown !== undefined) {
		return wrong(`--drift names "${unknown}"; allowed: ${DRIFTS.map((drift) => drift.id).join(", ")}.`);
	}
	return {
		ok: true,
		value: { seeds, drifts: DRIFTS.filter((drift) => ids.includes(drift.id)), json: values.json ?? false },
	};
}
