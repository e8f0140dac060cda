import type { Table } from "../../core/table.ts";

const number = (...values: number[]) => ({ kind: "number" as const, values: Float64Array.from(values) });
const word = (levels: readonly string[], ...codes: number[]) => ({
	kind: "category" as const,
	levels,
	codes: Uint8Array.from(codes),
});

/** Three orders at the edges of what happens: among them a load of 0, an empty depot, 16:00 sharp. */
export const FIXTURE_ROWS: Table = {
	rows: 3,
	columns: {
		distance_km: number(35, 80, 330),
		area: word(["urban", "suburban", "rural"], 0, 1, 2),
		carrier: word(["A", "B", "C"], 0, 1, 2),
		weekend: number(0, 1, 0),
		backlog: number(100, 131.5, 0),
		load: number(0.5, 0, 1.2),
		weather_score: number(0.39, 0.05, 0.93),
		order_hour: number(8, 16, 22),
		delivered_hours: number(50, 110, 12),
	},
};

/** What each feature makes of them, written down by hand and not with the feature code. null where nothing is right. */
export const GOLDEN_VALUES: Readonly<Record<string, readonly (number | null)[]>> = {
	ln_distance: [3.5553480614894135, 4.382026634673881, 5.799092654460526],
	backlog: [100, 131.5, 0],
	weather_score: [0.39, 0.05, 0.93],
	weather_index: [0.39, 0.05, 0.93],
	carrier_b: [0, 1, 0],
	carrier_c: [0, 0, 1],
	rural: [0, 0, 1],
	weekend: [0, 1, 0],
	load: [0.5, 0, 1.2],
	ln_load: [-Math.LN2, null, 0.1823215567939546],
	after_16: [0, 1, 1],
	delivered_hours: [50, 110, 12],
};
