import type { Band } from "./types.ts";

/** The name of a band: its left edge in px and its row, 0 nearest to the plot. */
export interface BandLabel {
	band: Band;
	text: string;
	x: number;
	width: number;
	lane: number;
}

interface Room {
	/** Edges of the plot in px. */
	left: number;
	right: number;
	/** Rows there is room for. */
	lanes: number;
	x(day: number): number;
	/** Width of a text in px. */
	measure(text: string): number;
}

const GAP = 12;

/** "Rural grows, day 60 to 120", or "Carrier B degrades, from day 130". */
export function bandWords(band: Band): string {
	return band.to === null ? `${band.label}, from day ${band.from}` : `${band.label}, day ${band.from} to ${band.to}`;
}

/**
 * Names over the bands, never on top of one another: with days where there is room, else without; in a further row where
 * even that is too close; and if the rows are full, the bands furthest from `pen` go without a name.
 */
export function bandLabels(bands: readonly Band[], pen: number, room: Room): BandLabel[] {
	const visible = bands
		.filter((band) => room.x(band.from) < room.right && room.x(band.to ?? Number.MAX_SAFE_INTEGER) > room.left + 4)
		.sort((a, b) => a.from - b.from);
	for (;;) {
		const labels = inLanes(visible, room);
		if (labels.every((label) => label.lane < room.lanes)) return labels;
		visible.splice(visible.indexOf(furthest(visible, pen)), 1);
	}
}

function inLanes(bands: readonly Band[], room: Room): BandLabel[] {
	const ends: number[] = [];
	return bands.map((band, i) => {
		const start = Math.max(room.left, room.x(band.from));
		const next = bands[i + 1];
		const free = (next ? Math.max(room.left, room.x(next.from)) : room.right + GAP) - GAP - start;
		const full = bandWords(band);
		const text = room.measure(full) <= free ? full : band.label;
		const width = room.measure(text);
		const x = Math.max(room.left, Math.min(start, room.right - width));
		let lane = ends.findIndex((end) => end <= x);
		if (lane < 0) lane = ends.length;
		ends[lane] = x + width + GAP;
		return { band, text, x, width, lane };
	});
}

function furthest(bands: readonly Band[], pen: number): Band {
	const distance = (band: Band) => Math.max(band.from - pen, pen - (band.to ?? pen), 0);
	return bands.reduce((far, band) => (distance(band) > distance(far) ? band : far));
}
