import type { Table } from "../../../core/table.ts";
import { featureById, missingColumns } from "../../../model/features.ts";
import { offlineTable } from "../../source/offline-table.ts";
import { FIXTURE_ROWS, GOLDEN_VALUES } from "../fixture-rows.ts";
import type { CiTest } from "./ci-test.ts";

const TOLERANCE = 1e-9;

const featureUnits: CiTest = {
	letter: "a",
	name: "Feature unit tests",
	asks: "Does each feature give a finite number on the fixture rows, and the one that was worked out by hand?",
	async run({ code }) {
		const table = offlineTable(FIXTURE_ROWS, code);
		const missing = missingColumns(table, code.features);
		if (missing.length > 0) return { pass: false, sentence: `The fixture rows have no column ${missing.join(", ")}.` };
		const wrong = code.features.flatMap((id) => wrongOf(id, table));
		const sentence =
			wrong[0] ?? `${code.features.length} features on ${table.rows} rows, one with load 0, are as worked out by hand.`;
		return { pass: wrong.length === 0, sentence, value: wrong.length, limit: 0 };
	},
};

export default featureUnits;

function wrongOf(id: string, table: Table): string[] {
	const golden = GOLDEN_VALUES[id];
	if (!golden) return [`Feature ${id} has no golden values.`];
	const sentences: string[] = [];
	for (const [row, value] of featureById(id).compute(table).entries()) {
		const expected = golden[row] ?? null;
		const given = `Feature ${id} is ${value < 0 ? "−" : ""}${Number.isNaN(value) ? "not a number" : `${Math.abs(value)}`.replace("Infinity", "∞")}`;
		const of = `on fixture row ${row + 1} (${inputsOf(id, row, table)})`;
		if (!Number.isFinite(value)) sentences.push(`${given} ${of}; it must be finite.`);
		else if (expected !== null && Math.abs(value - expected) > TOLERANCE)
			sentences.push(`${given} ${of}, not ${expected}.`);
	}
	return sentences;
}

/** The raw values a feature read, for a sentence. */
function inputsOf(id: string, row: number, table: Table): string {
	return featureById(id)
		.reads.map((name) => {
			const column = table.columns[name];
			if (!column) return name;
			return `${name} ${column.kind === "number" ? column.values[row] : column.levels[column.codes[row] as number]}`;
		})
		.join(", ");
}
