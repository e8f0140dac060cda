import type { Column, Table } from "../../src/core/table.ts";
import type { DriftSwitch } from "../../src/world/drift.ts";
import { World, type WorldDay, type WorldOptions } from "../../src/world/world.ts";

export const worldOf = (options: Partial<WorldOptions> = {}): World =>
	new World({ seed: 11, ordersPerDay: 500, dayShock: 0.05, ...options });

const bytes = (values: ArrayBufferView): Uint8Array =>
	new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** Bit by bit, so that NaN equals NaN. */
export const sameValues = (a: ArrayBufferView, b: ArrayBufferView): boolean => Buffer.compare(bytes(a), bytes(b)) === 0;

const valuesOf = (column: Column): ArrayBufferView => (column.kind === "number" ? column.values : column.codes);

/** Columns that only one of the tables has or whose values differ in any bit. */
function changedColumns(a: Table, b: Table): string[] {
	const names = new Set([...Object.keys(a.columns), ...Object.keys(b.columns)]);
	return [...names].filter((name) => {
		const [x, y] = [a.columns[name], b.columns[name]];
		return !x || !y || x.kind !== y.kind || !sameValues(valuesOf(x), valuesOf(y));
	});
}

/** What of a day differs from another: the real columns, the truth, the delivered columns, and what serving is told. */
export function changes(a: WorldDay, b: WorldDay) {
	return {
		actual: changedColumns(a.actual.table, b.actual.table),
		chance: !sameValues(a.actual.chance, b.actual.chance),
		late: !sameValues(a.actual.late, b.actual.late),
		labelDay: !sameValues(a.actual.labelDay, b.actual.labelDay),
		delivered: changedColumns(a.delivered, b.delivered),
		censored: a.law.censoredShare !== b.law.censoredShare,
		skew: JSON.stringify(a.law.servingSkew) !== JSON.stringify(b.law.servingSkew),
	};
}

export const NO_CHANGES: ReturnType<typeof changes> = {
	actual: [],
	chance: false,
	late: false,
	labelDay: false,
	delivered: [],
	censored: false,
	skew: false,
};

/** The day under `switches` against the same day of the calm world. */
export function against(world: World, day: number, switches: readonly DriftSwitch[]) {
	const calm = world.day(day, []);
	return changes(calm, world.day(day, switches));
}
