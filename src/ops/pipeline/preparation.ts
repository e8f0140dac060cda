import { canonicalJson } from "../../core/canonical-json.ts";
import { contentHash } from "../../core/hash.ts";
import { randomStream, sampleIndices } from "../../core/random.ts";
import { Memory } from "../../core/remember-by.ts";
import { concatTables, takeRows } from "../../core/table.ts";
import { computeFeatures, missingColumns } from "../../model/features.ts";
import { fitScaler, scale } from "../../model/scaler.ts";
import { type Prepared, TEST_ROWS, TRAIN_ROWS } from "../experiment.ts";
import { type LabelledRows, originOf } from "../labelled-rows.ts";
import { learntFrom } from "../source/learnt-rows.ts";
import { offlineTable } from "../source/offline-table.ts";
import type { PipelineCode } from "../source/pipeline-code.ts";
import { left, type Step, StepStop } from "./step.ts";

/** What came of extracted rows, by their days and what the code does to them. */
const known = new Memory<{ readonly prepared: Prepared; readonly hash: string }>();

/**
 * Data preparation: every second row of the newest days is held out, so that a model is judged by the world as it is now;
 * the other rows and the older days are learnt from. The scaler is fitted on the rows that are learnt from alone.
 */
const preparation: Step = {
	name: "preparation",
	minutes: 10,
	failureChance: 0,
	async run({ shop, run, code, artifacts }) {
		const older = left(artifacts, "older");
		const newest = left(artifacts, "newest");
		const { features, renames, dropSlower } = code;
		const how = canonicalJson({ features, renames, dropSlower, seed: shop.seed, from: older.from });
		const { prepared, hash } = known.remember(originOf(newest), [originOf(older)], how, () => {
			const made = prepare(older, newest, code, shop.seed);
			return { prepared: made, hash: contentHash(made.inputs, made.train.late).slice(0, 12) };
		});
		artifacts.prepared = prepared;
		const { train, test, scaler } = prepared;
		const told = {
			trainRows: train.late.length,
			testRows: test.late.length,
			features: code.features,
			scalerMean: scaler.mean,
			scalerSd: scaler.sd,
		};
		shop.record("pipeline", "data.prepared", told, { cost: 0.1, run });
		return hash;
	},
};

export default preparation;

function prepare(older: LabelledRows, newest: LabelledRows, code: PipelineCode, seed: number): Prepared {
	const rows = [...newest.late.keys()];
	const heldOut = rows.filter((i) => i % 2 === 0);
	const learnt = rows.filter((i) => i % 2 === 1);
	const test = part(newest, sampleOf(heldOut, TEST_ROWS, seed, newest.to, "held-out"));
	if (test.late.length === 0) throw new StepStop("No held-out row has a label yet: a model could not be judged.");
	const all = join(older, part(newest, learnt));
	const keep = [...all.late.keys()].filter(learntFrom(all, code.dropSlower));
	const train = part(all, sampleOf(keep, TRAIN_ROWS, seed, newest.to, "sample"));
	const table = offlineTable(train.table, code);
	const missing = missingColumns(table, code.features);
	if (missing.length > 0) {
		throw new StepStop(`The feature code reads ${missing.join(", ")}, which the extracted data do not have.`);
	}
	const columns = computeFeatures(table, code.features);
	const scaler = fitScaler(columns);
	return { train, test, scaler, inputs: scale(columns, scaler) };
}

/** Named after the newest day, not after the run: two levels that extract on one day take the same rows. */
function sampleOf(indices: readonly number[], most: number, seed: number, day: number, name: string): number[] {
	const taken = sampleIndices(indices.length, most, randomStream(seed, `training/${name}/${day}`));
	return [...taken].map((i) => indices[i] as number);
}

const part = (rows: LabelledRows, indices: readonly number[]): LabelledRows => ({
	...rows,
	table: takeRows(rows.table, indices),
	late: Uint8Array.from(indices, (i) => rows.late[i] as number),
	days: Int16Array.from(indices, (i) => rows.days[i] as number),
});

const join = (older: LabelledRows, newest: LabelledRows): LabelledRows => ({
	...newest,
	table: concatTables([older.table, newest.table]),
	late: Uint8Array.of(...older.late, ...newest.late),
	days: Int16Array.of(...older.days, ...newest.days),
	from: older.from,
});
